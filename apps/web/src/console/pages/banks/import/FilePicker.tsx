import { DeleteOutlined, FileOutlined, FolderOpenOutlined } from '@ant-design/icons';
import { Alert, Button, Space } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { useDictionary } from '../../../use-text';
import { PICTURE_TYPES } from '../../../pictures/upload-picture';
import {
  bytesOf,
  isBankFile,
  isBankPicture,
  mergeFiles,
  mergePictures,
  namedPictures,
  pathInBank,
  pathOfPicture,
  type BankFile,
  type BankPicture,
} from './bank-files';
import { importDictionaries } from './import-text';

// Supported by all browsers, but missing in React's types.
const WHOLE_FOLDER = { webkitdirectory: '' };

/** The selected files: texts are already read, pictures are read on upload. */
export interface Picked {
  files: readonly BankFile[];
  pictures: readonly BankPicture[];
}

async function read(file: File): Promise<BankFile> {
  const content = await file.text();
  return { path: pathInBank({ file, content }), content };
}

/** Reads texts when they are selected, so that later changes on disk do not affect the import. */
export function FilePicker({
  picked: { files, pictures },
  onChange,
}: {
  picked: Picked;
  onChange: (picked: Picked) => void;
}) {
  const t = useDictionary(importDictionaries);
  const fileInput = useRef<HTMLInputElement>(null);
  const folderInput = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<'noYaml' | 'unreadable' | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const all = [...(target.files ?? [])];
    const texts = all.filter(({ name }) => isBankFile(name));
    const added = all.filter(({ name }) => isBankPicture(name)).map((file) => ({ path: pathOfPicture(file), file }));
    setProblem(texts.length + added.length === 0 ? 'noYaml' : null);
    try {
      onChange({
        files: mergeFiles({ chosen: files, added: await Promise.all(texts.map(read)) }),
        pictures: mergePictures({ chosen: pictures, added }),
      });
    } catch {
      // The file was moved or locked after it was selected.
      setProblem('unreadable');
    } finally {
      // Otherwise selecting the same file again would fire no change event.
      target.value = '';
    }
  };
  return (
    <div className="console-card">
      <div hidden>
        <input
          ref={fileInput}
          type="file"
          accept={`.yaml,.yml,${PICTURE_TYPES}`}
          multiple
          onChange={(event) => void take(event)}
        />
        <input ref={folderInput} type="file" {...WHOLE_FOLDER} onChange={(event) => void take(event)} />
      </div>
      <Space wrap>
        <Button icon={<FileOutlined />} onClick={() => fileInput.current?.click()}>
          {t('chooseFiles')}
        </Button>
        <Button icon={<FolderOpenOutlined />} onClick={() => folderInput.current?.click()}>
          {t('chooseFolder')}
        </Button>
        {files.length > 0 && (
          <span>{t('files', { count: files.length, kilobytes: Math.ceil(bytesOf(files) / 1024) })}</span>
        )}
        {pictures.length > 0 && (
          <span>{t('pictures', { named: namedPictures({ files, pictures }).length, count: pictures.length })}</span>
        )}
      </Space>
      {problem && <Alert type="warning" showIcon className="console-card" title={t(problem)} />}
      <ChosenFiles
        files={files}
        onRemove={(path) => onChange({ files: files.filter((file) => file.path !== path), pictures })}
      />
    </div>
  );
}

function ChosenFiles({ files, onRemove }: { files: readonly BankFile[]; onRemove: (path: string) => void }) {
  const t = useDictionary(importDictionaries);
  return (
    <ul className="console-files">
      {files.map(({ path }) => (
        <li key={path}>
          {path}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={`${t('remove')} ${path}`}
            title={t('remove')}
            onClick={() => onRemove(path)}
          />
        </li>
      ))}
    </ul>
  );
}

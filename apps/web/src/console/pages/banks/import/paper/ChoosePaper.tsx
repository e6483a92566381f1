import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Table, Typography, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { formatTime } from '../../../../../i18n/format-time';
import type { Schemas } from '../../../../console-api';
import { ErrorNotice } from '../../../../ErrorNotice';
import { useDictionary } from '../../../../use-text';
import { TemplateButton } from '../../actions/TemplateButton';
import { ImportButton } from '../ImportBank';
import { paperDictionaries } from './paper-text';
import { PaperState } from './PaperState';
import { usePapers, useStartPaper } from './use-paper';

const ACCEPTED = '.docx,.xlsx,.csv,.tsv,.txt,.md,.gift,.aiken,.xml,.zip,.doc,.xls';

/** The first step: a file (dropped, selected or pasted) or a pasted text. */
export function ChoosePaper({ bankId, onStarted }: { bankId: string; onStarted: (importId: string) => void }) {
  const t = useDictionary(paperDictionaries);
  const [pasted, setPasted] = useState<string | null>(null);
  const start = useStartPaper({ bankId, onStarted });
  usePasted({ onFile: (file) => start.mutate({ file }), onText: setPasted, enabled: pasted === null });
  return (
    <div className="paper-choose">
      <Upload.Dragger
        accept={ACCEPTED}
        multiple={false}
        showUploadList={false}
        disabled={start.isPending}
        beforeUpload={(file) => {
          start.mutate({ file });
          return false;
        }}
      >
        <p className="paper-drop-sign">
          <InboxOutlined />
        </p>
        <p className="paper-drop-title">{t('drop')}</p>
        <p className="paper-drop-hint">{t('dropHint')}</p>
      </Upload.Dragger>
      {start.isPending && (
        <Alert
          type="info"
          showIcon
          title={t('sending', {
            name: start.variables && 'file' in start.variables ? start.variables.file.name : t('text'),
          })}
        />
      )}
      {start.error && <ErrorNotice error={start.error} />}
      {pasted === null ? (
        <p>
          <Button onClick={() => setPasted('')}>{t('paste')}</Button>
        </p>
      ) : (
        <PastedText
          text={pasted}
          loading={start.isPending}
          onChange={setPasted}
          onDone={() => start.mutate({ text: pasted, name: t('pastedName') })}
        />
      )}
      <TemplateButton />
      <Recent bankId={bankId} />
      <p className="paper-yaml">
        <span>{t('yaml')}</span> <ImportButton bankId={bankId} />
      </p>
    </div>
  );
}

function PastedText({
  text,
  loading,
  onChange,
  onDone,
}: {
  text: string;
  loading: boolean;
  onChange: (text: string) => void;
  onDone: () => void;
}) {
  const t = useDictionary(paperDictionaries);
  return (
    <div className="paper-pasted">
      <Input.TextArea
        autoFocus
        value={text}
        rows={12}
        maxLength={500_000}
        aria-label={t('pasteLabel')}
        placeholder={`${t('pasteLabel')}\n\n${t('pasteExample')}`}
        onChange={({ target }) => onChange(target.value)}
      />
      <Button type="primary" disabled={text.trim() === ''} loading={loading} onClick={onDone}>
        {t('recognise')}
      </Button>
    </div>
  );
}

/** Handles files and text pasted anywhere on the page. */
function usePasted({
  onFile,
  onText,
  enabled,
}: {
  onFile: (file: File) => void;
  onText: (text: string) => void;
  enabled: boolean;
}): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const take = (event: ClipboardEvent) => {
      const [file] = event.clipboardData?.files ?? [];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (file) onFile(file);
      else if (text.trim() !== '') onText(text);
      else return;
      event.preventDefault();
    };
    window.addEventListener('paste', take);
    return () => window.removeEventListener('paste', take);
  });
}

function Recent({ bankId }: { bankId: string }) {
  const t = useDictionary(paperDictionaries);
  const query = usePapers(bankId);
  if (query.error) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data || query.data.length === 0) return null;
  return (
    <>
      <Typography.Title level={4} className="paper-section">
        {t('recent')}
      </Typography.Title>
      <Table<Schemas['PaperImportSummaryDto']>
        rowKey="id"
        size="small"
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false, size: 'small' }}
        dataSource={query.data}
        columns={[
          {
            title: t('file'),
            className: 'paper-file-name',
            render: (_, { id, fileName }) => <Link to={`/banks/${bankId}/import/${id}`}>{fileName}</Link>,
          },
          { title: t('state'), className: 'console-nowrap', render: (_, paper) => <PaperState paper={paper} /> },
          {
            title: t('count'),
            align: 'right',
            responsive: ['sm'],
            className: 'console-nowrap',
            render: (_, { totalCount }) => totalCount ?? '–',
          },
          { title: t('added'), dataIndex: 'storedCount', align: 'right', className: 'console-nowrap' },
          {
            title: t('time'),
            responsive: ['md'],
            className: 'console-nowrap',
            render: (_, { createdAt }) => formatTime(createdAt),
          },
        ]}
      />
    </>
  );
}

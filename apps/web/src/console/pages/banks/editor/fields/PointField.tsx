import { AutoComplete } from 'antd';
import { useDictionary } from '../../../../use-text';
import { nodesOf, pathsOf } from '../../taxonomy/point-tree';
import { taxonomyDictionaries } from '../../taxonomy/taxonomy-text';
import { useKnowledgeTree } from '../../taxonomy/use-knowledge-tree';

interface PointFieldProps {
  bankId: string;
  domainCode: string;
  value: string;
  label: string;
  onChange: (value: string) => void;
}

const MAX_LENGTH = 100;

/** A knowledge point selected from the domain's tree, or typed; a new one is proposed for the tree. */
export function PointField({ bankId, domainCode, value, label, onChange }: PointFieldProps) {
  const t = useDictionary(taxonomyDictionaries);
  const { data } = useKnowledgeTree(bankId);
  const paths = data ? pathsOf(nodesOf({ points: data.points, domainCode })) : [];
  const typed = value.trim().toLowerCase();
  const isKnown = paths.some(({ title }) => title.toLowerCase() === typed);
  return (
    <div className="editor-grow">
      <label className="editor-line">
        {label}
        <AutoComplete
          className="console-wide"
          value={value}
          options={paths.map(({ title, path }) => ({ value: title, label: path }))}
          showSearch={{
            filterOption: (text, option) => String(option?.label).toLowerCase().includes(text.toLowerCase()),
          }}
          onChange={(next: string) => onChange(next.slice(0, MAX_LENGTH))}
        />
      </label>
      {paths.length > 0 && typed !== '' && !isKnown && <small className="hint">{t('newPoint')}</small>}
    </div>
  );
}

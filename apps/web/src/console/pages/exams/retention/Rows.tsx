import { Typography } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { retentionDictionaries } from './retention-text';

/** How many rows of each part. */
export function Rows({ title, rows }: { title: string; rows: readonly Schemas['RetentionRowsDto'][] }) {
  const t = useDictionary(retentionDictionaries);
  return (
    <div className="console-paragraph">
      <Typography.Text strong>{title}</Typography.Text>
      <ul className="console-faults">
        {rows.map(({ part, rows: count }) => (
          <li key={part}>
            {t(part === 'messages' || part === 'applications' ? `parts_${part}` : part, { rows: count })}
          </li>
        ))}
      </ul>
    </div>
  );
}

import { Typography } from 'antd';
import type { Schemas } from '../../../console-api';
import { useDictionary } from '../../../use-text';
import { retentionDictionaries } from './retention-text';

/** How many rows of each part. */
export function Rows({ title, rows }: { title: string; rows: readonly Schemas['RetentionRowsDto'][] }) {
  const t = useDictionary(retentionDictionaries);
  return (
    <>
      <Typography.Text strong>{title}</Typography.Text>
      <ul className="console-faults">
        {rows.map(({ part, rows: count }) => (
          <li key={part}>{t(part === 'messages' ? 'parts_messages' : part, { rows: count })}</li>
        ))}
      </ul>
    </>
  );
}

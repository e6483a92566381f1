import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Typography } from 'antd';
import { useState } from 'react';
import { useDictionary } from '../../../../use-text';
import { EASIEST, HARDEST, type DrawForm } from '../blueprint-form';
import { blueprintDictionaries } from '../blueprint-text';
import type { BankFacts } from '../DrawEditor';
import { useKindName } from '../kind-options';
import { PlanColumnDialog } from './PlanColumnDialog';
import { PlanGrid } from './PlanGrid';
import {
  columnKey,
  pasteOf,
  planTableOf,
  withCells,
  withColumn,
  withoutColumn,
  type PasteFault,
  type PlanColumn,
  type PlanTable,
} from './plan-table';
import { planTableDictionaries } from './plan-table-text';

interface PlanTableEditorProps {
  sectionNumber: number;
  bank: BankFacts;
  /** Also the columns that have no draw yet. */
  columns: readonly PlanColumn[];
  onColumns: (columns: PlanColumn[]) => void;
  /** From the form item around it, which renders at once: a late value would lose what is typed fast. */
  value?: DrawForm[];
  onChange?: (draws: DrawForm[]) => void;
}

/** The draws of a section as a two-way table. */
export function PlanTableEditor({
  value: draws = [],
  columns,
  bank,
  onColumns,
  onChange,
  ...props
}: PlanTableEditorProps) {
  const table = planTableOf({ draws, columns, domainCodes: bank.domains.map(({ code }) => code) });
  if (table === null) return null;
  const change = (changed: DrawForm[], shown: PlanColumn[]) => {
    onColumns(shown);
    onChange?.(changed);
  };
  return <PlanTableView {...props} draws={draws} table={table} bank={bank} onChange={change} />;
}

interface PlanTableViewProps extends Pick<PlanTableEditorProps, 'sectionNumber' | 'bank'> {
  draws: readonly DrawForm[];
  table: PlanTable;
  onChange: (draws: DrawForm[], columns: PlanColumn[]) => void;
}

function PlanTableView({ sectionNumber, draws, table, bank, onChange }: PlanTableViewProps) {
  const t = useDictionary(planTableDictionaries);
  const [edited, setEdited] = useState<PlanColumn | 'new' | null>(null);
  const [faults, setFaults] = useState<PasteFault[]>([]);
  const names = useNames({ table, bank });
  const lead = table.rows.length === 0 ? 'noDomains' : table.columns.length === 0 ? 'empty' : 'keys';
  const paste = (text: string, at: { row: number; column: number }) => {
    const pasted = pasteOf({ text, at, table });
    setFaults(pasted.faults);
    if (pasted.faults.length === 0) onChange(withCells({ draws, table, changes: pasted.changes }), table.columns);
  };
  const takeColumns = (columns: PlanColumn[]) => {
    const [first] = columns;
    if (edited === 'new' || edited === null || !first) onChange([...draws], [...table.columns, ...columns]);
    else {
      const replaced = table.columns.map((one) => (columnKey(one) === columnKey(edited) ? first : one));
      onChange(withColumn({ draws, from: edited, to: first }), replaced);
    }
    setEdited(null);
  };
  const removeColumn = () => {
    if (edited === null || edited === 'new') return;
    const rest = table.columns.filter((one) => columnKey(one) !== columnKey(edited));
    onChange(withoutColumn(draws, edited), rest);
    setEdited(null);
  };
  return (
    <>
      <Typography.Paragraph type="secondary">{t(lead)}</Typography.Paragraph>
      {faults.length > 0 && (
        <Alert
          type="error"
          closable={{ onClose: () => setFaults([]) }}
          className="console-card"
          title={t('nothingPasted')}
          description={<PasteFaults faults={faults} names={names} />}
        />
      )}
      {table.columns.length > 0 && (
        <PlanGrid
          caption={t('caption', { number: sectionNumber })}
          table={table}
          bank={bank}
          names={names}
          onChange={(change) => onChange(withCells({ draws, table, changes: [change] }), table.columns)}
          onPaste={paste}
          onEditColumn={setEdited}
        />
      )}
      <Button size="small" icon={<PlusOutlined />} onClick={() => setEdited('new')}>
        {t('addColumns')}
      </Button>
      {edited && (
        <PlanColumnDialog
          column={edited === 'new' ? null : edited}
          onDone={takeColumns}
          onRemove={removeColumn}
          onCancel={() => setEdited(null)}
        />
      )}
    </>
  );
}

interface Names {
  rows: string[];
  columns: string[];
}

function PasteFaults({ faults, names }: { faults: PasteFault[]; names: Names }) {
  const t = useDictionary(planTableDictionaries);
  return (
    <ul className="console-faults">
      {faults.map(({ row, column, code, text }) => (
        <li key={`${row}:${column}`}>
          {code === 'outside'
            ? t('outside', { text, row: row + 1, column: column + 1 })
            : t('notCount', { text, place: `${names.rows[row]} × ${names.columns[column]}` })}
        </li>
      ))}
    </ul>
  );
}

function useNames({ table, bank }: { table: PlanTable; bank: BankFacts }): Names {
  const t = useDictionary(planTableDictionaries);
  const named = useDictionary(blueprintDictionaries);
  const kindName = useKindName();
  const rowName = (code: string | null): string =>
    code === null
      ? named('anyDomain')
      : (bank.domains.find((domain) => domain.code === code)?.title ?? t('unknownDomain', { code }));
  const columnName = ({ kind, difficulty: [from, to], groupSize, points }: PlanColumn): string =>
    [
      kindName(kind),
      from === EASIEST && to === HARDEST ? null : t(from === to ? 'difficultyOnly' : 'difficultyFrom', { from, to }),
      groupSize && t('groupsOf', { size: groupSize }),
      points === null ? t('noPoints') : t('pointsEach', { points }),
    ]
      .filter(Boolean)
      .join(' · ');
  return { rows: table.rows.map(rowName), columns: table.columns.map(columnName) };
}

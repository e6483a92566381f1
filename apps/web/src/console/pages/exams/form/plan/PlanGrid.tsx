import { Button, Input, Typography } from 'antd';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useDictionary } from '../../../../use-text';
import { groupSizesFor, stockFor, totalsOf, type DrawForm, type Question } from '../blueprint-form';
import type { BankFacts } from '../DrawEditor';
import {
  columnKey,
  columnTotals,
  countOf,
  rowTotals,
  type CellChange,
  type PlanColumn,
  type PlanTable,
} from './plan-table';
import { planTableDictionaries } from './plan-table-text';

interface PlanGridProps {
  caption: string;
  table: PlanTable;
  bank: BankFacts;
  names: { rows: string[]; columns: string[] };
  onChange: (change: CellChange) => void;
  onPaste: (text: string, at: { row: number; column: number }) => void;
  onEditColumn: (column: PlanColumn) => void;
}

const moves: Record<string, [down: number, across: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The cells of a section, typed as in a spreadsheet. */
export function PlanGrid({ caption, table, bank, names, onChange, onPaste, onEditColumn }: PlanGridProps) {
  const t = useDictionary(planTableDictionaries);
  const grid = useRef<HTMLTableElement>(null);
  const move = (event: KeyboardEvent, { row, column }: { row: number; column: number }) => {
    const step = moves[event.key];
    // Enter and arrows that choose a word of an input method are not ours.
    if (!step || event.nativeEvent.isComposing) return;
    // Enter must not send the exam form.
    event.preventDefault();
    grid.current?.querySelector<HTMLElement>(`[data-cell="${row + step[0]}:${column + step[1]}"]`)?.focus();
  };
  const paste = (event: ClipboardEvent, at: { row: number; column: number }) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n\r]/.test(text)) return;
    event.preventDefault();
    onPaste(text, at);
  };
  return (
    <div className="console-plan-scroll">
      <table className="console-plan" ref={grid} aria-label={caption}>
        <thead>
          <tr>
            <td />
            {table.columns.map((column, index) => (
              <th scope="col" key={columnKey(column)}>
                <Button
                  type="link"
                  className="console-link"
                  aria-label={t('editColumn', { column: names.columns[index] ?? '' })}
                  onClick={() => onEditColumn(column)}
                >
                  {names.columns[index]}
                </Button>
              </th>
            ))}
            <th scope="col">{t('total')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rows.map((domainCode, row) => (
            <tr key={domainCode ?? ''}>
              <th scope="row">{names.rows[row]}</th>
              {table.columns.map((column, index) => (
                <td key={columnKey(column)}>
                  <PlanCell
                    place={`${row}:${index}`}
                    label={t('cell', { row: names.rows[row] ?? '', column: names.columns[index] ?? '' })}
                    draw={{ ...column, domainCode, count: table.cells[row]?.[index]?.count ?? null }}
                    stock={bank.stock}
                    onCount={(count) => onChange({ row, column: index, count })}
                    onKeyDown={(event) => move(event, { row, column: index })}
                    onPaste={(event) => paste(event, { row, column: index })}
                  />
                </td>
              ))}
              <Sum {...rowTotals(table)[row]} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('total')}</th>
            {columnTotals(table).map((totals, index) => (
              <Sum key={columnKey(table.columns[index] as PlanColumn)} {...totals} />
            ))}
            <Sum {...totalsOf(table.cells.flat())} />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function Sum({ items = 0, points = 0 }: { items?: number; points?: number }) {
  const t = useDictionary(planTableDictionaries);
  return <td className="console-plan-sum">{t('sum', { items, points })}</td>;
}

interface PlanCellProps {
  place: string;
  label: string;
  draw: DrawForm;
  stock: readonly Question[] | null;
  onCount: (count: number | null) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
}

function PlanCell({ place, label, draw, stock, onCount, onKeyDown, onPaste }: PlanCellProps) {
  const t = useDictionary(planTableDictionaries);
  const size = draw.groupSize ?? null;
  const has = stock && stockOf(draw, stock);
  const count = draw.count ?? 0;
  const lacks = has === null ? 0 : Math.max(0, count - has);
  const uneven = size !== null && count % size !== 0;
  return (
    <div className="console-plan-cell">
      <Input
        size="small"
        inputMode="numeric"
        data-cell={place}
        aria-label={label}
        status={lacks > 0 || uneven ? 'error' : ''}
        value={draw.count ?? ''}
        onFocus={({ target }) => target.select()}
        onChange={({ target }) => {
          const typed = countOf(target.value);
          if (typed !== undefined) onCount(typed);
        }}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
      />
      {has !== null && (
        <Typography.Text type={lacks > 0 ? 'danger' : 'secondary'}>
          {lacks > 0
            ? t('short', { count: lacks, has })
            : count === 0
              ? t('inBank', { has })
              : t('pointsOfBank', { points: totalsOf([draw]).points, has })}
        </Typography.Text>
      )}
      {uneven && <Typography.Text type="danger">{t('notGroups', { size })}</Typography.Text>}
    </div>
  );
}

function stockOf(draw: DrawForm, questions: readonly Question[]): number {
  const size = draw.groupSize ?? null;
  if (size === null) return stockFor({ draw, questions });
  return size * (groupSizesFor({ draw, questions }).find((one) => one.size === size)?.groups ?? 0);
}

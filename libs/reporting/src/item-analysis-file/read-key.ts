import { canonicalNumber, plainCode } from '@sunflower/content';
import { csvTable } from './csv-table';
import { AnalysisFileFault, throwFaults } from './file-fault';

/** A row of the key. Without `options`, the number of options is inferred from key and responses. */
export interface KeyedItem {
  id: string;
  /** Authored indexes of the right options; empty for an item whose responses are marks. */
  right: number[];
  pointsMillipoints: number;
  options: number | null;
}

const COLUMNS = ['item', 'key', 'points', 'options'] as const;
type Column = (typeof COLUMNS)[number];
const MOST_OPTIONS = 26;

/** `AC`, `a,c` and `Ａ、Ｃ` are the same two letters; null for any other text. */
export function lettersOf(cell: string): number[] | null {
  const letters = plainCode(cell).replace(/[,;、/]+/g, '');
  if (!/^[A-Z]*$/.test(letters)) return null;
  return [...new Set([...letters].map((letter) => letter.charCodeAt(0) - 65))];
}

/** At most three decimals, because marks are counted in thousandths; null for any other text. */
export function millipointsOf(cell: string): number | null {
  const text = canonicalNumber(cell) ?? '';
  return /^-?\d{1,6}(\.\d{1,3})?$/.test(text) ? Math.round(Number(text) * 1000) : null;
}

/** @throws AnalysisFileFault */
export function readKey({ file, bytes }: { file: string; bytes: Uint8Array }): KeyedItem[] {
  const { headings, rows } = csvTable({ file, bytes });
  const places = new Map(COLUMNS.map((column) => [column, headings.findIndex((one) => one.toLowerCase() === column)]));
  if (places.get('item') === -1 || places.get('key') === -1)
    throw new AnalysisFileFault(`${file} needs the columns item and key; it has ${headings.join(', ')}.`);
  const items = new Map<string, KeyedItem>();
  const faults: string[] = [];
  for (const { lineNumber, cells } of rows) {
    const cell = (column: Column): string => cells[places.get(column) as number]?.trim() ?? '';
    const fault = (what: string) => faults.push(`row ${lineNumber}: ${what}`);
    const [id, right] = [cell('item'), lettersOf(cell('key'))];
    const pointsMillipoints = millipointsOf(cell('points') || '1');
    const options = cell('options') === '' ? null : Number(cell('options'));
    if (id === '') fault('the item has no name');
    else if (items.has(id)) fault(`item ${id} stands there twice`);
    else if (right === null) fault(`the key “${cell('key')}” is not made of letters`);
    else if (pointsMillipoints === null || pointsMillipoints <= 0) fault(`“${cell('points')}” are no points`);
    else if (
      options !== null &&
      !(Number.isInteger(options) && options > Math.max(...right, 0) && options <= MOST_OPTIONS)
    )
      fault(`“${cell('options')}” is no number of options that has the key among them`);
    else items.set(id, { id, right, pointsMillipoints, options });
  }
  throwFaults({ file, faults });
  if (items.size === 0) throw new AnalysisFileFault(`${file} has no item.`);
  return [...items.values()];
}

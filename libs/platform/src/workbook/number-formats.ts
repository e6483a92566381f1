import { damaged } from './sheet-file-fault';
import { readAttributes, type XmlHandler } from './xml-tokens';

const MAX_FORMATS = 100_000;

/** Formats that a workbook need not declare, as a Chinese Excel has them. Source: ECMA-376, 18.8.30. */
const BUILT_IN: Record<number, string> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  48: '##0.0E+0',
  49: '@',
};
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** The number format of each style (`s`) of a cell. */
export class NumberFormats implements XmlHandler {
  private readonly written = new Map<number, string>();
  private readonly styles: number[] = [];
  private inCellFormats = false;

  open(name: string, attributes: string): void {
    if (name === 'cellXfs') this.inCellFormats = true;
    else if (name === 'numFmt') {
      const told = readAttributes(attributes);
      if (this.written.size >= MAX_FORMATS) throw damaged();
      this.written.set(Number(told.get('numFmtId')), told.get('formatCode') ?? '');
    } else if (name === 'xf' && this.inCellFormats) {
      if (this.styles.length >= MAX_FORMATS) throw damaged();
      this.styles.push(Number(readAttributes(attributes).get('numFmtId') ?? 0));
    }
  }

  text(): void {
    // Formats stand in attributes.
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCellFormats = false;
  }

  /** Format code of a style, such as `0.00`; `General` for an unknown style. */
  codeOf(style: string | undefined): string {
    const id = this.styles[Number(style ?? 0)] ?? 0;
    return this.written.get(id) ?? (isBuiltInDate(id) ? 'yyyy-mm-dd' : (BUILT_IN[id] ?? 'General'));
  }
}

/** How a number is shown; `other`: dates, fractions, exponents and other formats that do not show the typed number. */
export type ShownNumber = { kind: 'number'; text: string } | { kind: 'date' } | { kind: 'other' };

/** The number as a spreadsheet shows it, rounded to the 15 digits that spreadsheets compute with. */
export function shownNumber({ value, code }: { value: number; code: string }): ShownNumber {
  // The first section is for positive numbers. Quoted words, colours and padding are not part of the number.
  const [section] = code
    .slice(0, 500)
    .replace(/"[^"]*"|\\.|[_*]./g, '')
    .split(';', 1) as [string];
  const bare = section.replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '').trim();
  const hasWords = /"[^"]+"|\\[^\s\-()]/.test(code.slice(0, 500).split(';', 1)[0] as string);
  if (/^(general|@|)$/i.test(bare)) return hasWords ? { kind: 'other' } : general(value);
  if (/[ymdhs年月日]/i.test(bare)) return { kind: 'date' };
  const [, whole, decimals = '', percent] = /^([#,0]*)(?:\.(0{1,15}))?(%?)$/.exec(bare) ?? [];
  if (whole === undefined || hasWords || /^0{2}/.test(whole)) return { kind: 'other' };
  const shown = (percent === '%' ? value * 100 : value).toFixed(decimals.length);
  return Math.abs(value) < 1e15 ? { kind: 'number', text: `${shown}${percent ?? ''}` } : { kind: 'other' };
}

function general(value: number): ShownNumber {
  const text = String(Number(value.toPrecision(15)));
  return text.includes('e') || Math.abs(value) >= 1e15 ? { kind: 'other' } : { kind: 'number', text };
}

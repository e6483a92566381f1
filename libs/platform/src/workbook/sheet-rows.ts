import { cellPlace, cellText, maxRawCharacters } from './cell-text';
import type { TextRow } from './csv-rows';
import type { NumberFormats } from './number-formats';
import { RunsReader, type RunsToText } from './rich-text';
import { cellTooLong, damaged, MAX_SHEET_COLUMNS, tooManyColumns, type SheetLimits } from './sheet-file-fault';
import { readAttributes, type XmlHandler } from './xml-tokens';

const MAX_SHEET_ROWS = 1_048_576;
const MAX_MERGES = 200_000;

/** Information about a cell that is not plain text. */
export type CellNote =
  { kind: 'number'; value: number; format: string } | { kind: 'error' } | { kind: 'formula_without_value' };

export interface SheetRow extends TextRow {
  hidden: boolean;
  /** By column from 0; null when all cells are plain text. */
  notes: Map<number, CellNote> | null;
}

/** Cells that are shown as one; the first one holds the content. Rows count from 1, columns from 0. */
export interface MergedCells {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

interface Cell {
  column: number;
  type: string;
  style: string | undefined;
  value: string;
  hasFormula: boolean;
}

export interface SheetReading extends SheetLimits {
  texts: readonly string[];
  textOf: RunsToText;
  /** Null: no notes are wanted. */
  formats: NumberFormats | null;
}

/** Reads the rows of a sheet one by one; holds no more of a cell than its limit. */
export class SheetRows implements XmlHandler {
  readonly merges: MergedCells[] = [];
  readonly hiddenColumns: { first: number; last: number }[] = [];
  private rows: SheetRow[] = [];
  private inData = false;
  private lineNumber = 0;
  private row: SheetRow | null = null;
  private cell: Cell | null = null;
  private lastColumn = -1;
  private inInline = false;
  private inValue = false;
  private readonly inline: RunsReader;

  constructor(private readonly reading: SheetReading) {
    this.inline = new RunsReader(maxRawCharacters(reading.maxCellCharacters));
  }

  /** The rows completed since the last call. */
  takeRows(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (this.inInline) {
      this.inline.open(name, attributes);
      return;
    }
    switch (name) {
      case 'sheetData':
        this.inData = true;
        return;
      case 'row':
        if (this.inData) this.beginRow(attributes);
        return;
      case 'c':
        if (this.row) this.beginCell(attributes);
        return;
      case 'is':
        this.inInline = this.cell !== null;
        return;
      case 'f':
        if (this.cell) this.cell.hasFormula = true;
        return;
      case 'v':
        this.inValue = this.cell !== null;
        return;
      case 'col':
        this.noteColumn(attributes);
        return;
      case 'mergeCell':
        this.noteMerge(attributes);
    }
  }

  text(piece: string): void {
    if (!this.cell) return;
    if (this.inInline) {
      this.inline.text(piece);
      if (this.inline.isTooLong) throw this.tooLong(this.cell);
    } else if (this.inValue) {
      if (this.cell.value.length + piece.length > maxRawCharacters(this.reading.maxCellCharacters))
        throw this.tooLong(this.cell);
      this.cell.value += piece;
    }
  }

  close(name: string): void {
    switch (name) {
      case 'sheetData':
        this.inData = false;
        return;
      case 'row':
        this.endRow();
        return;
      case 'c':
        this.endCell();
        return;
      case 'is':
        this.endInline();
        return;
      case 'v':
        this.inValue = false;
        return;
      default:
        if (this.inInline) this.inline.close(name);
    }
  }

  private beginRow(attributes: string): void {
    const told = readAttributes(attributes);
    const number = told.get('r');
    this.lineNumber = number === undefined ? this.lineNumber + 1 : Number(number);
    if (!Number.isInteger(this.lineNumber) || this.lineNumber < 1 || this.lineNumber > MAX_SHEET_ROWS) throw damaged();
    this.row = { lineNumber: this.lineNumber, cells: [], hidden: isOn(told.get('hidden')), notes: null };
    this.lastColumn = -1;
  }

  private beginCell(attributes: string): void {
    const { reference, type = 'n', style } = cellTold(attributes);
    const column = cellPlace(reference)?.column ?? this.lastColumn + 1;
    if (column >= MAX_SHEET_COLUMNS) throw tooManyColumns();
    this.lastColumn = column;
    this.cell = { column, type, style, value: '', hasFormula: false };
  }

  private endInline(): void {
    if (this.cell && this.inInline) this.cell.value = this.reading.textOf(this.inline.take());
    this.inInline = false;
  }

  private endCell(): void {
    this.endInline();
    const { cell, row } = this;
    if (!cell || !row) return;
    const text = cellText({ ...cell, texts: this.reading.texts });
    if (text.length > this.reading.maxCellCharacters) throw this.tooLong(cell);
    while (row.cells.length < cell.column) row.cells.push('');
    row.cells[cell.column] = text;
    const note = this.noteOf(cell);
    if (note) (row.notes ??= new Map()).set(cell.column, note);
    this.cell = null;
    this.inValue = false;
  }

  private noteOf({ type, style, value, hasFormula }: Cell): CellNote | null {
    if (!this.reading.formats) return null;
    if (hasFormula && value === '') return { kind: 'formula_without_value' };
    if (type === 'e') return { kind: 'error' };
    // A date may be written with the type `t="d"`.
    if (type === 'd') return { kind: 'number', value: 0, format: 'yyyy-mm-dd' };
    const number = type === 'n' && value.trim() !== '' ? Number(value) : Number.NaN;
    return Number.isFinite(number)
      ? { kind: 'number', value: number, format: this.reading.formats.codeOf(style) }
      : null;
  }

  private endRow(): void {
    if (this.row) this.rows.push(this.row);
    this.row = null;
    this.cell = null;
    this.inInline = false;
    this.inValue = false;
  }

  private noteColumn(attributes: string): void {
    const told = readAttributes(attributes);
    if (this.inData || !isOn(told.get('hidden')) || this.hiddenColumns.length >= MAX_SHEET_COLUMNS) return;
    this.hiddenColumns.push({ first: Number(told.get('min')) - 1, last: Number(told.get('max')) - 1 });
  }

  private noteMerge(attributes: string): void {
    if (!this.reading.formats || this.merges.length >= MAX_MERGES) return;
    const [from, to] = (readAttributes(attributes).get('ref') ?? '').split(':', 2).map(cellPlace);
    if (!from || !to) return;
    this.merges.push({
      firstRow: Math.min(from.row, to.row),
      lastRow: Math.max(from.row, to.row),
      firstColumn: Math.min(from.column, to.column),
      lastColumn: Math.max(from.column, to.column),
    });
  }

  private tooLong({ column }: Cell): Error {
    return cellTooLong({
      lineNumber: this.lineNumber,
      column,
      maxCellCharacters: this.reading.maxCellCharacters,
    });
  }
}

/** The attributes of nearly every cell, in the order of the standard. A sheet has millions of them. */
const USUAL_CELL = /^ r="([A-Za-z0-9]{1,10})"(?: s="(\d{1,9})")?(?: t="([A-Za-z]{1,9})")?$/;

function cellTold(attributes: string): { reference?: string; style?: string; type?: string } {
  const usual = USUAL_CELL.exec(attributes);
  if (usual) return { reference: usual[1], style: usual[2], type: usual[3] };
  const told = readAttributes(attributes);
  return { reference: told.get('r'), style: told.get('s'), type: told.get('t') };
}

const isOn = (value: string | undefined): boolean => value === '1' || value === 'true';

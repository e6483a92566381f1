import type { TextRow } from '../csv-rows';
import { cellTooLong, damaged, MAX_CELL_CHARACTERS, MAX_SHEET_COLUMNS, tooManyColumns } from '../roster-file-fault';
import { cellText, MAX_RAW_CHARACTERS } from './cell-text';
import { readAttributes, type XmlHandler } from './xml-tokens';

const MAX_SHEET_ROWS = 1_048_576;

interface Cell {
  column: number;
  type: string;
  value: string;
}

/** The rows of a sheet, one after another; of a cell it holds no more than a cell may have. */
export class SheetRows implements XmlHandler {
  private rows: TextRow[] = [];
  private inData = false;
  private lineNumber = 0;
  private cells: string[] | null = null;
  private cell: Cell | null = null;
  private lastColumn = -1;
  private inInline = false;
  private inPhonetic = false;
  private inText = false;

  constructor(private readonly texts: readonly string[]) {}

  /** Those that have ended since it was asked last. */
  takeRows(): TextRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'sheetData':
        this.inData = true;
        return;
      case 'row':
        if (this.inData) this.beginRow(attributes);
        return;
      case 'c':
        if (this.cells) this.beginCell(attributes);
        return;
      case 'is':
        this.inInline = this.cell !== null;
        return;
      case 'rPh':
        this.inPhonetic = true;
        return;
      case 'v':
        this.inText = this.cell !== null;
        return;
      case 't':
        this.inText = this.inInline && !this.inPhonetic;
    }
  }

  text(piece: string): void {
    if (!this.inText || !this.cell) return;
    if (this.cell.value.length + piece.length > MAX_RAW_CHARACTERS) throw this.tooLong(this.cell);
    this.cell.value += piece;
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
        this.inInline = false;
        return;
      case 'rPh':
        this.inPhonetic = false;
        return;
      case 'v':
      case 't':
        this.inText = false;
    }
  }

  private beginRow(attributes: string): void {
    const told = readAttributes(attributes).get('r');
    this.lineNumber = told === undefined ? this.lineNumber + 1 : Number(told);
    if (!Number.isInteger(this.lineNumber) || this.lineNumber < 1 || this.lineNumber > MAX_SHEET_ROWS) throw damaged();
    this.cells = [];
    this.lastColumn = -1;
  }

  private beginCell(attributes: string): void {
    const told = readAttributes(attributes);
    const column = columnOf(told.get('r')) ?? this.lastColumn + 1;
    if (column >= MAX_SHEET_COLUMNS) throw tooManyColumns();
    this.lastColumn = column;
    this.cell = { column, type: told.get('t') ?? 'n', value: '' };
  }

  private endCell(): void {
    const { cell, cells, texts } = this;
    if (!cell || !cells) return;
    const text = cellText({ ...cell, texts });
    if (text.length > MAX_CELL_CHARACTERS) throw this.tooLong(cell);
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = text;
    this.cell = null;
    this.inText = false;
    this.inInline = false;
  }

  private endRow(): void {
    if (this.cells) this.rows.push({ lineNumber: this.lineNumber, cells: this.cells });
    this.cells = null;
    this.cell = null;
  }

  private tooLong({ column }: Cell): Error {
    return cellTooLong({ lineNumber: this.lineNumber, column });
  }
}

/** The place from 0 of `AB12`; null for a cell that does not tell it. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined || reference === '') return null;
  const [, letters] = /^([a-z]{1,3})\d{1,7}$/i.exec(reference) ?? [];
  if (letters === undefined) throw damaged();
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

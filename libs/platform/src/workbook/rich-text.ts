import { readAttributes } from './xml-tokens';

/** A part of a cell's text with one format. */
export interface TextRun {
  text: string;
  bold: boolean;
  underlined: boolean;
  struck: boolean;
  position: 'baseline' | 'superscript' | 'subscript';
}

/** Converts formatted text to the reader's own text. */
export type RunsToText = (runs: readonly TextRun[]) => string;

export const plainText: RunsToText = (runs) => runs.map(({ text }) => text).join('');

const PLAIN: Omit<TextRun, 'text'> = { bold: false, underlined: false, struck: false, position: 'baseline' };

/** Collects the runs of one `<si>` or `<is>`, up to `maxCharacters`. */
export class RunsReader {
  private runs: TextRun[] = [];
  private inRunFormat = false;
  private inPhonetic = false;
  private inText = false;
  private characters = 0;

  constructor(private readonly maxCharacters: number) {}

  get isTooLong(): boolean {
    return this.characters > this.maxCharacters;
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'rPh':
        this.inPhonetic = true;
        return;
      case 'r':
        this.runs.push({ text: '', ...PLAIN });
        return;
      case 'rPr':
        this.inRunFormat = true;
        return;
      case 't':
        this.inText = !this.inPhonetic;
        if (this.inText && this.runs.length === 0) this.runs.push({ text: '', ...PLAIN });
        return;
      default:
        if (this.inRunFormat) this.format(name, attributes);
    }
  }

  text(piece: string): void {
    const run = this.runs.at(-1);
    if (!this.inText || !run || this.isTooLong) return;
    run.text += piece.slice(0, this.maxCharacters + 1 - this.characters);
    this.characters += piece.length;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'rPr') this.inRunFormat = false;
  }

  /** The runs collected since the last call. */
  take(): TextRun[] {
    const { runs } = this;
    this.runs = [];
    this.characters = 0;
    this.inText = this.inPhonetic = this.inRunFormat = false;
    return runs;
  }

  private format(name: string, attributes: string): void {
    const run = this.runs.at(-1);
    if (!run) return;
    const value = readAttributes(attributes).get('val') ?? '';
    const on = !['0', 'false', 'none'].includes(value);
    switch (name) {
      case 'b':
        run.bold = on;
        return;
      case 'u':
        run.underlined = on;
        return;
      case 'strike':
        run.struck = on;
        return;
      case 'vertAlign':
        run.position = value === 'superscript' || value === 'subscript' ? value : 'baseline';
    }
  }
}

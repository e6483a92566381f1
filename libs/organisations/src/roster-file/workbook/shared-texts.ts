import { MAX_CELL_CHARACTERS, unpacksTooLarge } from '../roster-file-fault';
import { decodeEscapes, MAX_RAW_CHARACTERS } from './cell-text';
import type { XmlHandler } from './xml-tokens';

/** Excel's own sheets have at most as many rows; each text becomes an object. */
const MAX_TEXTS = 1_048_576;

/** The table of texts that cells name by their number. A text that no cell may have is cut: whoever names it is told. */
export class SharedTexts implements XmlHandler {
  readonly texts: string[] = [];
  private current: string | null = null;
  private inText = false;
  private inPhonetic = false;

  open(name: string): void {
    if (name === 'si') this.current = '';
    else if (name === 'rPh') this.inPhonetic = true;
    else if (name === 't') this.inText = !this.inPhonetic;
  }

  text(piece: string): void {
    if (!this.inText || this.current === null || this.current.length > MAX_RAW_CHARACTERS) return;
    this.current += piece.slice(0, MAX_RAW_CHARACTERS + 1);
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    else if (name === 'rPh') this.inPhonetic = false;
    else if (name === 'si') this.keep();
  }

  private keep(): void {
    if (this.texts.length >= MAX_TEXTS) throw unpacksTooLarge();
    this.texts.push(decodeEscapes(this.current ?? '').slice(0, MAX_CELL_CHARACTERS + 1));
    this.current = null;
  }
}

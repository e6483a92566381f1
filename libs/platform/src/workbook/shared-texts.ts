import { decodeEscapes, maxRawCharacters } from './cell-text';
import { RunsReader, type RunsToText } from './rich-text';
import { unpacksTooLarge } from './sheet-file-fault';
import type { XmlHandler } from './xml-tokens';

/** Excel's own limit of rows; each text becomes an object. */
const MAX_TEXTS = 1_048_576;

/**
 * The table of texts that cells refer to by number. A text that is too long is cut to one character above the limit, so
 * that the cell that refers to it is refused.
 */
export class SharedTexts implements XmlHandler {
  readonly texts: string[] = [];
  private readonly runs: RunsReader;
  private inItem = false;

  constructor(
    private readonly maxCellCharacters: number,
    private readonly textOf: RunsToText,
  ) {
    this.runs = new RunsReader(maxRawCharacters(maxCellCharacters));
  }

  open(name: string, attributes: string): void {
    if (name === 'si') this.inItem = true;
    else if (this.inItem) this.runs.open(name, attributes);
  }

  text(piece: string): void {
    if (this.inItem) this.runs.text(piece);
  }

  close(name: string): void {
    if (name === 'si') this.keep();
    else this.runs.close(name);
  }

  private keep(): void {
    if (this.texts.length >= MAX_TEXTS) throw unpacksTooLarge();
    this.texts.push(decodeEscapes(this.textOf(this.runs.take())).slice(0, this.maxCellCharacters + 1));
    this.inItem = false;
  }
}

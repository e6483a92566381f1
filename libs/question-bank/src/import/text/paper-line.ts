import type { ImportNotice } from '../imported-paper';
import { joined, plain, type RichText } from './rich-text';

/** One line of a paper, independent of the file format. */
export interface PaperLine {
  /** 1-based: the line of a text file or the paragraph of a document. */
  line: number;
  rich: RichText;
  /** A number or letter computed by the word processor's list numbering, which is not in the text. Null: none. */
  label: string | null;
  /** The rows of cells of a table; `rich` is then empty. Null: no table. */
  table: RichText[][] | null;
  /** What could not be read in this line; added to the question that the line belongs to. */
  notices: readonly ImportNotice[];
}

/** The lines of a paper. A long paper creates each line on demand, so that they are not all in memory. */
export interface PaperLines {
  readonly length: number;
  at(index: number): PaperLine | undefined;
}

/** The line as displayed: its label, then its text. */
export function withLabel({ rich, label }: PaperLine): RichText {
  return label === null ? rich : joined([plain(`${label} `), rich], '');
}

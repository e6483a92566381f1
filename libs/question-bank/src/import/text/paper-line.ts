import type { ImportNotice } from '../imported-paper';
import { joined, plain, type RichText } from './rich-text';

/** One line of a paper, whatever it was typed in. */
export interface PaperLine {
  /** 1-based: the line of a text, the paragraph of a document. */
  line: number;
  rich: RichText;
  /** A number or letter that a word processor computed: it stands in no text. Null: none. */
  label: string | null;
  /** A table stands here; `rich` is empty. Rows of cells. */
  table: RichText[][] | null;
  /** What could not be read here; goes to the question that the line belongs to. */
  notices: readonly ImportNotice[];
}

/** The lines of a paper; a long one makes each when it is asked for, so that they are not all in memory. */
export interface PaperLines {
  readonly length: number;
  at(index: number): PaperLine | undefined;
}

/** The line as a reader sees it: its label in front. */
export function withLabel({ rich, label }: PaperLine): RichText {
  return label === null ? rich : joined([plain(`${label} `), rich], '');
}

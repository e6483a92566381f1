import type { Paragraph, Table } from 'docx';
import { sharedHeading, type PrintedItem, type PrintedUnit } from './paper/printed-paper';

export type WordChild = Paragraph | Table;

/** Simplified Chinese papers: Latin in Times, Chinese in Song. */
export const PAPER_FONT = { ascii: 'Times New Roman', eastAsia: 'SimSun' };
export const INDENT_TWIPS = 420;

export interface WordText {
  text: string;
  /** In front of the first line, and behind the last one. */
  prefix?: string;
  suffix?: string;
  /** Space above, in twips. */
  before?: number;
  /** In twips. */
  indent?: number;
  /** Stands on the page of what follows. */
  staysWithNext?: boolean;
}

export type WordItem = Omit<PrintedItem, 'points' | 'answer' | 'rationale'>;

/** How texts become paragraphs: typed, so that an import finds them again, or typeset for reading. */
export interface WordLook<Item extends WordItem> {
  text: (text: WordText) => WordChild[];
  options: (options: readonly string[]) => WordChild[];
  behindStem: (item: Item) => string;
  /** Below each question. */
  below: (item: Item) => WordChild[];
}

/** A single question or a group: what is shared, and below it each question with its own options. */
export function unitChildren<Item extends WordItem>({
  unit: { stimulus, items },
  look,
}: {
  unit: { stimulus: PrintedUnit['stimulus']; items: readonly Item[] };
  look: WordLook<Item>;
}): WordChild[] {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return [];
  const isOptionList = stimulus?.isOptionList ?? false;
  const shared = stimulus
    ? [
        ...look.text({
          text: sharedHeading({ first: first.number, last: last.number, isOptionList }),
          before: 240,
          staysWithNext: true,
        }),
        ...look.text({ text: stimulus.text, staysWithNext: true }),
        ...(isOptionList ? look.options(first.options) : []),
      ]
    : [];
  return [...shared, ...items.flatMap((item) => itemChildren({ item, look, withOptions: !isOptionList }))];
}

function itemChildren<Item extends WordItem>({
  item,
  look,
  withOptions,
}: {
  item: Item;
  look: WordLook<Item>;
  withOptions: boolean;
}): WordChild[] {
  const { number, type, furtherCase, stem, prompts, options } = item;
  return [
    ...(furtherCase === null ? [] : look.text({ text: furtherCase, prefix: '病情进展：', before: 160 })),
    ...look.text({
      text: stem,
      prefix: `${number}．`,
      suffix: look.behindStem(item),
      before: 160,
      staysWithNext: withOptions && options.length > 0 && type !== 'true_false',
    }),
    ...prompts.flatMap((prompt, index) =>
      look.text({ text: prompt, prefix: `（${index + 1}）`, indent: INDENT_TWIPS }),
    ),
    ...(withOptions && type !== 'true_false' ? look.options(options) : []),
    ...look.below(item),
  ];
}

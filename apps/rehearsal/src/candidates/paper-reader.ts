import type { BankQuestion } from '../bank/bank-question';
import { letterOfPlace, type ShownItem } from '../oracle/shown-item';
import type { Labelled, Paper, PaperItem } from './candidate-contract';

/** A paper that cannot come from the uploaded bank, or that shows more than permitted. */
export class StrangePaper extends Error {}

/** Recognises each item of a paper by its texts. Papers share equal items, so that 10,000 papers fit in memory. */
export class PaperReader {
  private readonly byStem: ReadonlyMap<string, BankQuestion>;
  private readonly shown = new Map<string, ShownItem>();

  constructor(
    questions: readonly BankQuestion[],
    private readonly itemCount: number,
  ) {
    this.byStem = new Map(questions.map((question) => [question.stem, question]));
  }

  /** Index is the item number − 1. @throws StrangePaper */
  read({ paper, text }: { paper: Paper; text: string }): ShownItem[] {
    if (/"(key|rationale|right|tolerance)"/.test(text)) throw new StrangePaper('it carries a key or a rationale');
    const items = paper.sections.flatMap((section) => section.items);
    if (items.length !== this.itemCount) throw new StrangePaper(`it has ${items.length} items, not ${this.itemCount}`);
    const stems = new Set(items.map(({ stem }) => stem));
    if (stems.size !== items.length) throw new StrangePaper('an item stands twice on it');
    return items.map((item, index) => this.recognise({ item, expectedNumber: index + 1 }));
  }

  private recognise({ item, expectedNumber }: { item: PaperItem; expectedNumber: number }): ShownItem {
    const question = this.byStem.get(item.stem);
    if (!question || question.type !== item.type) throw new StrangePaper(`item ${item.itemNumber} is not in the bank`);
    if (item.itemNumber !== expectedNumber)
      throw new StrangePaper(`item ${item.itemNumber} stands at place ${expectedNumber}`);
    const options = places({ shown: item.options ?? [], own: question.options, id: letterOfPlace });
    const prompts = places({ shown: item.prompts ?? [], own: question.prompts, id: (place) => String(place + 1) });
    if (!options || !prompts)
      throw new StrangePaper(`item ${item.itemNumber} (${question.id}) shows other options or prompts than the bank`);
    const pointsMillipoints = Math.round(item.points * 1000);
    const identity = `${question.id}/${options.join()}/${prompts.join()}/${pointsMillipoints}`;
    const known = this.shown.get(identity);
    if (known) return known;
    const fresh = { question, options, prompts, pointsMillipoints };
    this.shown.set(identity, fresh);
    return fresh;
  }
}

interface Texts {
  shown: readonly Labelled[];
  own: readonly string[];
  id: (place: number) => string;
}

/** For each place, the position of its text among the authored ones; null when texts or ids do not match exactly. */
function places({ shown, own, id }: Texts): number[] | null {
  const positions = shown.map(({ text }) => own.indexOf(text));
  const isComplete = shown.length === own.length && new Set(positions).size === own.length && !positions.includes(-1);
  return isComplete && shown.every((labelled, place) => labelled.id === id(place)) ? positions : null;
}

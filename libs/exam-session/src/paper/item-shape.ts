import type { LockedExam } from '@sunflower/exam';
import type { PoolQuestion } from '@sunflower/question-bank';
import { LRUCache } from 'lru-cache';
import type { PaperPlan } from './paper-plan';
import { questionOf } from './paper-view';

/** What a response to an item must look like. */
export interface ItemShape {
  type: PoolQuestion['type'];
  optionCount: number;
  promptCount: number;
  blankCount: number;
}

const shapesByQuestion = new WeakMap<PoolQuestion, ItemShape>();
/** One object per shape, shared by tens of thousands of cached sessions. */
const shapesByCode = new Map<string, ItemShape>();

/** By item number − 1. Equal shapes are the same object. */
export const itemShapes = ({ exam, plan }: { exam: Pick<LockedExam, 'pool'>; plan: PaperPlan }): ItemShape[] =>
  plan.sections.flatMap(({ items }) => items.map((planned) => shapeOf(questionOf({ exam, planned }))));

/** `single_choice:4:0:0*20,fill_in:0:0:2`: type and counts of options, prompts and blanks; `*20`: 20 in a row. */
export function shapeCode(shapes: readonly ItemShape[]): string {
  const runs: { code: string; count: number }[] = [];
  for (const shape of shapes) {
    const code = codeOf(shape);
    const last = runs.at(-1);
    if (last?.code === code) last.count += 1;
    else runs.push({ code, count: 1 });
  }
  return runs.map(({ code, count }) => (count === 1 ? code : `${code}*${count}`)).join();
}

// Papers of one exam mostly have the same shapes in the same order.
const listsByCode = new LRUCache<string, readonly ItemShape[]>({ max: 10_000 });

/** Decodes a text from `shapeCode`; by item number − 1. */
export function shapesOfCode(code: string): readonly ItemShape[] {
  let shapes = listsByCode.get(code);
  if (!shapes) {
    shapes = code.split(',').flatMap((run) => {
      const [one = '', count = '1'] = run.split('*');
      return new Array<ItemShape>(Number(count)).fill(knownShape(one));
    });
    listsByCode.set(code, shapes);
  }
  return shapes;
}

function shapeOf(question: PoolQuestion): ItemShape {
  let shape = shapesByQuestion.get(question);
  if (!shape) {
    const { type, options, prompts, blankCount } = question;
    shape = knownShape(codeOf({ type, optionCount: options.length, promptCount: prompts.length, blankCount }));
    shapesByQuestion.set(question, shape);
  }
  return shape;
}

const codeOf = ({ type, optionCount, promptCount, blankCount }: ItemShape): string =>
  `${type}:${optionCount}:${promptCount}:${blankCount}`;

function knownShape(code: string): ItemShape {
  let shape = shapesByCode.get(code);
  if (!shape) {
    const [type, optionCount, promptCount, blankCount] = code.split(':');
    shape = {
      type: type as ItemShape['type'],
      optionCount: Number(optionCount),
      promptCount: Number(promptCount),
      blankCount: Number(blankCount),
    };
    shapesByCode.set(code, shape);
  }
  return shape;
}

import { createRequire } from 'node:module';
import type { analyse } from '../../libs/reporting/src/item-analysis/analyse';
import type { AnsweredCell } from '../../libs/reporting/src/item-analysis/analysed-item';
import type { MarkTable } from '../../libs/reporting/src/item-analysis/mark-table';
import type { Batch } from './batch';

const ITEMS = 100;
const OPTIONS = 5;
/** The pool has twice as many questions as a paper. */
const POOL = 2 * ITEMS;

/**
 * Computes statistics of generated papers with the built product's analysis, from the first paper to the last number.
 */
export const analyseItems: Batch = async ({ argument }) => {
  const require = createRequire(__filename);
  const folder = '../../dist/libs/reporting/src/item-analysis/';
  const { MarkTable: Table } = require(`${folder}mark-table.js`) as { MarkTable: typeof MarkTable };
  const { analyse: statisticsOf } = require(`${folder}analyse.js`) as { analyse: typeof analyse };
  const table = new Table(
    Array.from({ length: POOL }, (_, item) => ({
      id: `I${item}`,
      maxMillipoints: 1000,
      counts: true,
      optionCount: OPTIONS,
      right: [item % OPTIONS],
      guessShare: 1 / OPTIONS,
      stratum: '',
    })),
  );
  for (let person = 0; person < Number(argument); person += 1) table.addPerson(paper(person));
  const { items, paper: whole } = statisticsOf(table);
  if (items.length !== POOL || whole.alpha === null) throw new Error('The analysis is not whole');
};

/** More able candidates get more right; the rest is pseudo-random, the same in every run. */
function paper(person: number): AnsweredCell[] {
  let state = (person + 1) * 2654435761;
  const below = (limit: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const ability = 30 + below(60);
  return Array.from({ length: ITEMS }, (_, place): AnsweredCell => {
    const item = 2 * place + below(2);
    const right = below(100) < ability;
    const option = right ? item % OPTIONS : (item + 1 + below(OPTIONS - 1)) % OPTIONS;
    return { item, markMillipoints: right ? 1000 : 0, chosen: 1 << option };
  });
}

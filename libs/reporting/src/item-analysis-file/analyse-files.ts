import type { MultipleChoicePolicy } from '@sunflower/exam';
import { guessShare, scoringRules, type ScoringRules } from '@sunflower/grading';
import type { QuestionType } from '@sunflower/question-bank';
import { analyse, type Analysis } from '../item-analysis/analyse';
import type { AnalysedItem, AnsweredCell } from '../item-analysis/analysed-item';
import { MarkTable } from '../item-analysis/mark-table';
import { csvTable } from './csv-table';
import { AnalysisFileFault, throwFaults } from './file-fault';
import { lettersOf, millipointsOf, readKey, type KeyedItem } from './read-key';

interface NamedFile {
  file: string;
  bytes: Uint8Array;
}

interface FilesToAnalyse {
  responses: NamedFile;
  key: NamedFile;
  rule: MultipleChoicePolicy;
}

const NOT_ON_THE_PAPER = '-';
const RULES_VERSION = 3;
const MOST_FAULTS = 1000;
const LETTERS = Array.from({ length: 26 }, (_, index) => index);

/**
 * Statistics of imported responses: a row for each person, a column for each item of the key; other columns are
 * ignored. A cell has the chosen letters, or the mark where the key has none. An empty cell is unanswered; `-` is an
 * item that this person's paper did not have. @throws AnalysisFileFault
 */
export function analyseFiles({ responses, key, rule }: FilesToAnalyse): Analysis {
  const keyed = readKey(key);
  const scoring = rulesOf({ keyed, rule });
  const items = keyed.map(analysedItem);
  const table = new MarkTable(items);
  const { headings, rows } = csvTable(responses);
  const columns = columnsOf({ headings, keyed, file: responses.file });
  const faults: string[] = [];
  for (const { lineNumber, cells } of rows) {
    const answered: AnsweredCell[] = [];
    for (const [item, column] of columns.entries()) {
      const cell = cells[column]?.trim() ?? '';
      if (cell === NOT_ON_THE_PAPER) continue;
      const read = cellOf({ cell, keyed: keyed[item] as KeyedItem, scoring });
      if (read === null) faults.push(`row ${lineNumber}, ${keyed[item]?.id}: “${cell}” is no answer to it`);
      else answered.push({ item, ...read });
    }
    if (faults.length >= MOST_FAULTS) break;
    table.addPerson(answered);
  }
  throwFaults({ file: responses.file, faults });
  for (const [index, item] of items.entries())
    describeOptions({ item, keyed: keyed[index] as KeyedItem, table, index, scoring });
  return analyse(table);
}

const typeOf = ({ right }: KeyedItem): QuestionType => (right.length > 1 ? 'multiple_choice' : 'single_choice');

function rulesOf({ keyed, rule }: { keyed: readonly KeyedItem[]; rule: MultipleChoicePolicy }): ScoringRules {
  const pool = new Map(
    keyed.map((item) => [item.id, { type: typeOf(item), key: { kind: 'choice' as const, right: item.right } }]),
  );
  const policies = { multipleChoice: rule, shuffleItems: false, shuffleOptions: false };
  const exam = { pool, policies, passMarkMillipoints: 0, blueprint: { sections: [] } };
  return scoringRules({ exam, overrides: [], rulesVersion: RULES_VERSION });
}

function analysedItem({ id, right, pointsMillipoints }: KeyedItem): AnalysedItem {
  const stratum = String(pointsMillipoints);
  return { id, maxMillipoints: pointsMillipoints, counts: true, optionCount: 0, right, guessShare: null, stratum };
}

/** The column index of each item. @throws AnalysisFileFault */
function columnsOf({
  headings,
  keyed,
  file,
}: {
  headings: readonly string[];
  keyed: readonly KeyedItem[];
  file: string;
}): number[] {
  const missing = keyed.filter(({ id }) => !headings.includes(id)).map(({ id }) => id);
  if (missing.length > 0)
    throw new AnalysisFileFault(`${file} has no column for the items ${missing.slice(0, 20).join(', ')} of the key.`);
  return keyed.map(({ id }) => headings.indexOf(id));
}

/** Null for a cell that is not an answer. */
function cellOf({
  cell,
  keyed,
  scoring,
}: {
  cell: string;
  keyed: KeyedItem;
  scoring: ScoringRules;
}): Omit<AnsweredCell, 'item'> | null {
  if (cell === '') return { markMillipoints: 0, chosen: null };
  if (keyed.right.length === 0) {
    const mark = millipointsOf(cell);
    return mark === null || mark > keyed.pointsMillipoints ? null : { markMillipoints: mark, chosen: 0 };
  }
  const options = lettersOf(cell);
  if (options === null || options.some((option) => keyed.options !== null && option >= keyed.options)) return null;
  const letters = options.map((option) => String.fromCharCode(65 + option));
  const response = keyed.right.length === 1 && letters.length === 1 ? letters[0] : letters;
  const { part, parts } = (scoring.versions.get(keyed.id) as { score: ItemScore }).score({
    optionOrder: LETTERS,
    response,
  });
  return {
    markMillipoints: Math.floor((keyed.pointsMillipoints * part) / parts),
    chosen: options.reduce((bits, option) => bits | (1 << option), 0),
  };
}

type ItemScore = (item: { optionOrder: readonly number[]; response: unknown }) => { part: number; parts: number };

/** Describes as many options as the key states, or else as many as key and responses name. */
function describeOptions({
  item,
  keyed,
  table,
  index,
  scoring,
}: {
  item: AnalysedItem;
  keyed: KeyedItem;
  table: MarkTable;
  index: number;
  scoring: ScoringRules;
}): void {
  if (keyed.right.length === 0) return;
  const chosen = (table.columns[index]?.pairs ?? []).reduce((bits, pair) => bits | (pair.chosen ?? 0), 0);
  item.optionCount = keyed.options ?? Math.max(...keyed.right, 31 - Math.clz32(chosen)) + 1;
  const { score } = scoring.versions.get(keyed.id) as { score: ItemScore };
  item.guessShare = guessShare({ type: typeOf(keyed), optionCount: item.optionCount, promptCount: 0, score });
}

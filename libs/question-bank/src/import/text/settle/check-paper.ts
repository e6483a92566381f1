import type { ImportedQuestion, ImportNotice } from '../../imported-paper';
import type { Draft, DraftGroup, Section } from '../draft';
import { errorOf, paperFault, warningOf } from '../paper-fault';

type Settled = ReadonlyMap<Draft, ImportedQuestion>;

/** Checks that need all questions of a section: a question unlike the others may have been misread. */
export function checkSections(sections: readonly Section[], settled: Settled): void {
  for (const { drafts } of sections) {
    const questions = drafts.flatMap((draft) => settled.get(draft) ?? []);
    tellUnusualCounts(questions);
    tellTwice(questions);
  }
}

const FEWEST_TO_COMPARE = 4;

function tellUnusualCounts(questions: readonly ImportedQuestion[]): void {
  const choices = questions.filter(
    ({ type, options }) => (type === 'single_choice' || type === 'multiple_choice') && options.length > 0,
  );
  const counts = new Map<number, number>();
  for (const { options } of choices) counts.set(options.length, (counts.get(options.length) ?? 0) + 1);
  const [usual, often] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  if (choices.length < FEWEST_TO_COMPARE || often * 4 < choices.length * 3) return;
  for (const { options, notices } of choices)
    if (options.length !== usual)
      notices.push(
        warningOf(paperFault('PAPER_OPTION_COUNT_UNUSUAL', { count: options.length, usual }), { field: 'options' }),
      );
}

function tellTwice(questions: readonly ImportedQuestion[]): void {
  const seen = new Set<string>();
  for (const { number, notices } of questions) {
    if (number === null) continue;
    const isTold = notices.some(({ code }) => code === 'PAPER_NUMBER_TWICE');
    if (seen.has(number) && !isTold) notices.push(warningOf(paperFault('PAPER_NUMBER_TWICE', { number })));
    seen.add(number);
  }
}

/** Reports groups without their shared case or options, and groups whose questions differ from their heading. */
export function checkGroups(groups: readonly DraftGroup[], settled: Settled): ImportNotice[] {
  const ofPaper: ImportNotice[] = [];
  for (const group of groups) {
    const questions = group.drafts.flatMap((draft) => settled.get(draft) ?? []);
    const found = [...groupNotices(group, questions)];
    for (const { notices } of questions) notices.push(...found);
    if (questions.length === 0)
      ofPaper.push(
        warningOf(paperFault('PAPER_TEXT_PASSED_OVER', { text: group.head }), { line: group.line, field: 'group' }),
      );
  }
  return ofPaper;
}

function* groupNotices(
  { kind, from, to, stimulus, options, line }: DraftGroup,
  questions: readonly ImportedQuestion[],
): Generator<ImportNotice> {
  const where = { field: 'group', line } as const;
  if (kind === 'case' && stimulus.length === 0) yield errorOf(paperFault('PAPER_GROUP_WITHOUT_CASE', {}), where);
  if (kind === 'options' && options.length < 2) yield errorOf(paperFault('PAPER_GROUP_WITHOUT_OPTIONS', {}), where);
  if (questions.length === 1) yield warningOf(paperFault('PAPER_GROUP_OF_ONE', {}), where);
  const numbers = questions.map(({ number }) => Number(number));
  const found = `${numbers[0] ?? '–'}–${numbers.at(-1) ?? '–'}`;
  // `（1～3题…）` may count the questions within the group.
  const fits = from !== null && to !== null && questions.length === to - from + 1;
  if (from !== null && to !== null && !fits)
    yield warningOf(paperFault('PAPER_GROUP_RANGE', { from, to, found }), where);
}

const FEWEST_MARKED = 3;

/** When a whole paper marks its keys by formatting, one notice replaces the notice of each question. */
export function gatherMarkedKeys(questions: readonly ImportedQuestion[]): ImportNotice[] {
  const isMarked = ({ notices }: ImportedQuestion) => notices.some(({ code }) => code === 'PAPER_KEY_FROM_MARKING');
  const choices = questions.filter(({ options }) => options.length > 0);
  const marked = choices.filter(isMarked);
  const isHabit =
    marked.length >= FEWEST_MARKED &&
    marked.every(({ type, key }) => type !== 'single_choice' || (key?.kind === 'choice' && key.right.length === 1));
  if (!isHabit || marked.length * 10 < choices.length * 9) return [];
  for (const question of marked)
    question.notices = question.notices.filter(({ code }) => code !== 'PAPER_KEY_FROM_MARKING');
  return [warningOf(paperFault('PAPER_KEYS_FROM_MARKING', { count: marked.length }), { field: 'key' })];
}

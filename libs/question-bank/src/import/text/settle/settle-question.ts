import type { QuestionFormat, QuestionKey, QuestionType } from '../../../question/question-content';
import type { ImportedQuestion, ImportNotice } from '../../imported-paper';
import { kindOf, type Draft, type DraftOption } from '../draft';
import { tagAt, type SectionKind } from '../line-kinds';
import { errorOf, paperFault, warningOf } from '../paper-fault';
import { readKey, truthOf } from '../read-key';
import { joined, slice, toMarkdown, trimmed, type RichText } from '../rich-text';
import { hasBlank, numericKey, settleBlanks } from './settle-blanks';
import { agreedLetters, agreedTruth, settleChoice, withoutRightWords, type Agreed } from './settle-choice';
import { keysInStem, withoutEmptyBracket } from './stem-brackets';

interface Settled {
  type: QuestionType | null;
  format: QuestionFormat | null;
  stem: RichText;
  options: DraftOption[];
  key: QuestionKey | null;
  /** Text found behind the key. */
  rests: string[];
  notices: ImportNotice[];
}

const POINTS =
  /^\s*[（(【[]\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*[)）】\]]\s*|\s*[（(【[]\s*(?:本题|共)?\s*(\d{1,3}(?:\.\d{1,2})?)\s*分\s*[)）】\]]\s*$/;

/** Turns a draft into a question, with notices about errors and uncertainties. */
export function settleQuestion(draft: Draft, group: number | null): ImportedQuestion {
  const { stem, points } = withoutPoints(withoutTags(draft, trimmed(joined(draft.stem))));
  const own = withoutRightWords(draft.options);
  const options = own.length > 0 || draft.group?.kind !== 'options' ? own : draft.group.options;
  const settled = settleByType({ draft, stem, options });
  const notices = [...draft.notices, ...settled.notices];
  const text = toMarkdown(trimmed(settled.stem)).trim();
  if (text === '') notices.push(errorOf(paperFault('PAPER_STEM_EMPTY', {}), { field: 'stem' }));
  const hidden = /答案\s*[:：]|【\s*答案/.exec(text);
  if (hidden !== null)
    notices.push(
      warningOf(paperFault('PAPER_STEM_HOLDS_KEY', { text: text.slice(hidden.index, hidden.index + 40) }), {
        field: 'stem',
      }),
    );
  const difficulty = difficultyOf(draft, notices);
  const furtherCase = textOf(draft.furtherCase);
  return {
    place: { part: null, line: draft.line, lastLine: draft.lastLine, excerpt: draft.excerpt },
    number: draft.number,
    type: settled.type,
    format: draft.group?.format ?? settled.format,
    stem: text,
    options: settled.options.map(({ rich }) => toMarkdown(rich).trim()),
    prompts: [],
    key: settled.key,
    rationale: rationaleOf(draft, settled.rests),
    difficulty,
    knowledgePoint: draft.knowledgePoint,
    domain: draft.domain,
    points: draft.points ?? points ?? draft.section.pointsEach,
    source: null,
    tags: [],
    ...(furtherCase !== '' && { about: { furtherCase } }),
    group,
    notices,
  };
}

const textOf = (lines: readonly RichText[]): string =>
  lines
    .map((rich) => toMarkdown(rich).trim())
    .filter(Boolean)
    .join('\n');

function withoutTags(draft: Draft, stem: RichText): RichText {
  const start = tagAt(stem.text, 'start');
  if (start !== null) draft.tag ??= start.kind;
  const rest = start === null ? stem : slice(stem, start.length);
  const end = tagAt(rest.text, 'end');
  if (end !== null) draft.tag ??= end.kind;
  return trimmed(end === null ? rest : slice(rest, 0, end.at));
}

function withoutPoints(stem: RichText): { stem: RichText; points: string | null } {
  const { text } = stem;
  const start = POINTS.exec(text.slice(0, 30));
  if (start?.index === 0 && start[1] !== undefined)
    return { stem: trimmed(slice(stem, start[0].length)), points: start[1] };
  const end = POINTS.exec(text.slice(-30));
  if (end === null || end[2] === undefined) return { stem, points: null };
  return { stem: trimmed(slice(stem, 0, Math.max(0, text.length - 30) + end.index)), points: end[2] };
}

interface Evidence {
  draft: Draft;
  stem: RichText;
  options: readonly DraftOption[];
}

function settleByType(evidence: Evidence): Settled {
  const kind = kindOf(evidence.draft);
  const guess = kind?.type === null || kind === null ? guessedType(evidence) : null;
  const type = guess?.type ?? kind?.type ?? null;
  const settled = settleAs(type, kind, evidence);
  return { ...settled, notices: [...(guess?.notices ?? []), ...settled.notices] };
}

function settleAs(type: SectionKind['type'], kind: SectionKind | null, evidence: Evidence): Settled {
  const { draft, options, stem } = evidence;
  switch (type) {
    case 'single_choice':
    case 'multiple_choice':
    case 'choice':
      return settleChoiceOf(type, kind, evidence);
    case 'true_false':
      return settleTruth(evidence);
    case 'fill_in':
    case 'numeric':
      return unexpectedOptions(evidence, settleFillIn(evidence));
    case 'essay':
      return unexpectedOptions(evidence, settleEssay(evidence));
    case 'other':
    case 'matching':
    case 'ordering': {
      const fault = paperFault('PAPER_TYPE_NOT_READ', { heading: draft.section.heading ?? '' });
      return {
        type: null,
        format: null,
        stem,
        options: [...options],
        key: null,
        rests: keyTexts(draft),
        notices: [errorOf(fault, { field: 'type' })],
      };
    }
    case null:
      return { type: null, format: null, stem, options: [...options], key: null, rests: keyTexts(draft), notices: [] };
  }
}

const keyTexts = (draft: Draft): string[] => draft.keys.map(({ rich }) => toMarkdown(rich).trim()).filter(Boolean);

/** Reports options in a section whose questions have none: the section or the options are wrong. */
function unexpectedOptions({ draft, options }: Evidence, settled: Settled): Settled {
  if (options.length < 2) return settled;
  const fault = paperFault('PAPER_OPTIONS_UNEXPECTED', { heading: draft.section.heading ?? '' });
  return { ...settled, options: [...options], notices: [...settled.notices, errorOf(fault, { field: 'type' })] };
}

function guessedType({ draft, stem, options }: Evidence): { type: SectionKind['type']; notices: ImportNotice[] } {
  const tell = (type: QuestionType) => ({
    type,
    notices: [warningOf(paperFault('PAPER_TYPE_GUESSED', { type }), { field: 'type' })],
  });
  const keys = draft.keys.map(({ rich }) => readKey(rich.text));
  const isTruth = [...keys, ...keysInStem(stem).map(({ key }) => key)].some((key) => truthOf(key) !== null);
  if (options.length >= 2 && !saysTrueFalse(options)) return { type: 'choice', notices: [] };
  if (saysTrueFalse(options) || (options.length === 0 && isTruth)) return { type: 'true_false', notices: [] };
  if (options.length === 1) return { type: 'choice', notices: [] };
  if (draft.keys.some(({ rich }) => numericKey(rich.text) !== null)) return tell('numeric');
  if (hasBlank(stem.text)) return tell('fill_in');
  if (keys.some((key) => key.kind === 'text' && key.text.length > 0)) return tell('essay');
  return { type: null, notices: [errorOf(paperFault('PAPER_TYPE_UNKNOWN', {}), { field: 'type' })] };
}

const saysTrueFalse = (options: readonly DraftOption[]): boolean =>
  options.length === 2 &&
  options.every(({ rich }) => {
    const truth = truthOf(readKey(rich.text));
    return truth !== null && truth.rest === '';
  });

function settleChoiceOf(
  wanted: 'single_choice' | 'multiple_choice' | 'choice',
  kind: SectionKind | null,
  evidence: Evidence,
): Settled {
  const { options } = evidence;
  const agreed = agreedLetters(evidence);
  const { key, notices } = settleChoice(options, agreed.value);
  const type = wanted === 'choice' ? ((agreed.value?.length ?? 1) > 1 ? 'multiple_choice' : 'single_choice') : wanted;
  // Notices from the key list are already on the draft.
  if (agreed.value === null && !hasKeyError([...agreed.notices, ...evidence.draft.notices]))
    notices.push(errorOf(paperFault('PAPER_NO_KEY', {}), { field: 'key' }));
  const letters = (agreed.value ?? []).join('');
  if (type === 'single_choice' && letters.length > 1)
    notices.push(errorOf(paperFault('PAPER_SEVERAL_KEYS', { letters }), { field: 'key' }));
  const isX = type === 'multiple_choice' && (kind?.format === 'X' || wanted === 'choice');
  if (isX && letters.length === 1)
    notices.push(errorOf(paperFault('PAPER_ONE_KEY', { letter: letters }), { field: 'key' }));
  const format = type === 'multiple_choice' ? (isX ? 'X' : null) : (kind?.format ?? null);
  return {
    type,
    format,
    stem: agreed.stem,
    options: [...options],
    key,
    rests: agreed.rests,
    notices: [...agreed.notices, ...notices],
  };
}

const hasKeyError = (notices: readonly ImportNotice[]): boolean =>
  notices.some(({ severity, field }) => severity === 'error' && field === 'key');

function settleTruth(evidence: Evidence): Settled {
  const { draft, options, stem } = evidence;
  if (options.length === 2 && saysTrueFalse(options)) {
    const agreed = agreedLetters({ draft, stem, options });
    const right = agreed.value === null ? null : options.findIndex(({ letter }) => letter === agreed.value?.[0]);
    const isTrue =
      right === null || right === -1 ? null : (truthOf(readKey(options[right]?.rich.text ?? ''))?.isTrue ?? null);
    return statement(evidence, { ...agreed, value: isTrue });
  }
  const settled = statement(evidence, agreedTruth(evidence));
  return options.length > 0 ? unexpectedOptions(evidence, settled) : settled;
}

function statement({ draft }: Evidence, { value, notices, rests, stem }: Agreed<boolean>): Settled {
  const told =
    value === null && !hasKeyError([...notices, ...draft.notices])
      ? [errorOf(paperFault('PAPER_NO_KEY', {}), { field: 'key' })]
      : [];
  return {
    type: 'true_false',
    format: null,
    stem: withoutEmptyBracket(stem),
    options: [],
    key: value === null ? null : { kind: 'choice', right: [value ? 0 : 1] },
    rests,
    notices: [...notices, ...told],
  };
}

function settleFillIn({ draft, stem }: Evidence): Settled {
  const [only, ...others] = draft.keys;
  const numeric = only !== undefined && others.length === 0 ? numericKey(only.rich.text) : null;
  if (numeric !== null)
    return { type: 'numeric', format: null, stem, options: [], key: numeric, rests: [], notices: [] };
  return { type: 'fill_in', format: null, options: [], ...settleBlanks({ draft, stem }) };
}

/** The answer of an essay is for its markers: it becomes part of the rationale. */
function settleEssay({ draft, stem }: Evidence): Settled {
  return {
    type: 'essay',
    format: null,
    stem,
    options: [],
    key: { kind: 'essay' },
    rests: keyTexts(draft),
    notices: [],
  };
}

function rationaleOf(draft: Draft, rests: readonly string[]): string | null {
  const parts = [...rests, ...draft.rationale.map((rich) => toMarkdown(rich).trim())].filter(Boolean);
  return parts.length === 0 ? null : parts.join('\n');
}

/** Papers with three levels use 易, 中, 难. */
const LEVELS: readonly [RegExp, number][] = [
  [/^(?:很易|很容易|非常容易|极易)$/, 1],
  [/^(?:较?容?易的?|较易|偏易|简单)$/, 2],
  [/^(?:中等?|适中|一般|普通)$/, 3],
  [/^(?:较?难|偏难|困难)$/, 4],
  [/^(?:很难|极难|非常难)$/, 5],
];

function difficultyOf(draft: Draft, notices: ImportNotice[]): number | null {
  const text = draft.difficulty?.replace(/[。.\s]+$/, '') ?? null;
  if (text === null) return null;
  if (/^[1-5](?:级|星)?$/.test(text)) return Number(text.charAt(0));
  const stars = /^[★]{1,5}[☆]{0,4}$/.test(text) ? text.replaceAll('☆', '').length : null;
  const level = stars ?? LEVELS.find(([words]) => words.test(text))?.[1] ?? null;
  if (level === null)
    notices.push(warningOf(paperFault('PAPER_DIFFICULTY_UNREADABLE', { text }), { field: 'difficulty' }));
  return level;
}

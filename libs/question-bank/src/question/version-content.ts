import { orderOf } from './blank-order';
import { seededRandom, sha256Hex, shuffled } from '@sunflower/platform/plain';
import { aboutOf, saidOf, type QuestionAbout } from './question-about';
import type { AuthoredState, QuestionFormat, QuestionKey, QuestionSource, QuestionType } from './question-content';
import {
  indexOfLetter,
  placedQuestions,
  type AuthoredFile,
  type AuthoredGroup,
  type AuthoredQuestion,
  type PlacedQuestion,
} from './question-file';
import { sourceOf, type AuthoredSource } from './question-source';

export interface StimulusContent {
  /** Id of the group. */
  code: string;
  format: 'A3' | 'A4' | 'B1';
  text: string;
  contentSha256: string;
}

/** The content of one version; equal content has an equal hash. */
export interface VersionContent extends QuestionAbout {
  type: QuestionType;
  format: QuestionFormat | null;
  stem: string;
  options: string[];
  prompts: string[];
  blankCount: number;
  key: QuestionKey;
  fixedOptionOrder: boolean;
  groupPosition: number | null;
  rationale: string | null;
  difficulty: number;
  knowledgePoint: string;
  source: QuestionSource | null;
}

/** A question of a checked file in the form in which it is stored. */
export interface AuthoredVersion {
  code: string;
  domainCode: string;
  state: AuthoredState;
  stimulus: StimulusContent | null;
  content: VersionContent;
  contentSha256: string;
}

type Answer = Pick<VersionContent, 'options' | 'prompts' | 'blankCount' | 'key' | 'fixedOptionOrder'>;

export const SHARED_OPTIONS_HEADING = '以下各题共用备选答案。';

/** The questions of a checked file, with groups kept together. */
export function authoredUnits(file: AuthoredFile): AuthoredVersion[][] {
  const stimuli = new Map((file.groups ?? []).map((group) => [group.id, stimulusOf(group)]));
  const units = new Map<string, AuthoredVersion[]>();
  for (const placed of placedQuestions(file)) {
    const version = toVersion({
      file,
      placed,
      stimulus: placed.group ? (stimuli.get(placed.group.id) as StimulusContent) : null,
    });
    const unit = placed.group ? `group ${placed.group.id}` : placed.question.id;
    units.set(unit, [...(units.get(unit) ?? []), version]);
  }
  return [...units.values()];
}

function toVersion({
  file,
  placed,
  stimulus,
}: {
  file: AuthoredFile;
  placed: PlacedQuestion;
  stimulus: StimulusContent | null;
}): AuthoredVersion {
  const { question } = placed;
  const content: Omit<VersionContent, keyof QuestionAbout> = {
    type: question.type,
    format: placed.group?.format ?? ('format' in question ? (question.format ?? null) : null),
    stem: question.stem.trim(),
    ...answerOf(question),
    groupPosition: placed.groupPosition,
    rationale: question.rationale?.trim() ?? null,
    difficulty: question.difficulty,
    knowledgePoint: question.knowledgePoint.trim(),
    source: sourceIn({ file, question }),
  };
  const about = aboutOf(question);
  return {
    code: question.id,
    domainCode: file.domain,
    state: question.status,
    stimulus,
    content: { ...content, ...about },
    contentSha256: sha256Hex(JSON.stringify([{ ...content, ...saidOf(about) }, stimulus?.contentSha256 ?? null])),
  };
}

function sourceIn({
  file,
  question: { source, sourcePlace },
}: {
  file: AuthoredFile;
  question: AuthoredQuestion;
}): QuestionSource | null {
  if (source === undefined) return null;
  return sourceOf({ ...(file.sources?.[source] as AuthoredSource), place: sourcePlace });
}

function stimulusOf(group: AuthoredGroup): StimulusContent {
  const text = group.stimulus?.trim() ?? SHARED_OPTIONS_HEADING;
  const options = group.format === 'B1' ? group.options.map((option) => option.trim()) : [];
  return {
    code: group.id,
    format: group.format,
    text,
    contentSha256: sha256Hex(JSON.stringify([group.format, text, options])),
  };
}

const NO_ANSWER = { options: [], prompts: [], blankCount: 0, fixedOptionOrder: false };

function answerOf(question: AuthoredQuestion): Answer {
  switch (question.type) {
    case 'single_choice':
      return {
        ...NO_ANSWER,
        options: trimmed(question.options),
        key: { kind: 'choice', right: [indexOfLetter(question.key)] },
      };
    case 'multiple_choice':
      return {
        ...NO_ANSWER,
        options: trimmed(question.options),
        key: { kind: 'choice', right: question.key.map(indexOfLetter).sort((a, b) => a - b) },
      };
    case 'true_false':
      return {
        ...NO_ANSWER,
        options: ['正确', '错误'],
        fixedOptionOrder: true,
        key: { kind: 'choice', right: [question.key ? 0 : 1] },
      };
    case 'fill_in':
      return {
        ...NO_ANSWER,
        blankCount: question.blanks.length,
        key: fillInKey(question),
      };
    case 'numeric':
      return { ...NO_ANSWER, key: { kind: 'numeric', value: question.value, tolerance: question.tolerance ?? '0' } };
    case 'matching':
      return {
        ...NO_ANSWER,
        options: trimmed(question.options),
        prompts: trimmed(question.prompts),
        key: { kind: 'matching', pairs: question.key.map(indexOfLetter) },
      };
    case 'ordering':
      return {
        ...NO_ANSWER,
        ...(question.key ? keyedOrder(question.options, question.key) : mixedOrder(question.id, question.options)),
      };
    case 'essay':
      return { ...NO_ANSWER, key: { kind: 'essay' } };
  }
}

/** Without groups, the key keeps its form from before `anyOrder` existed, so that its hash stays the same. */
function fillInKey({ blanks, anyOrder = [] }: { blanks: string[][]; anyOrder?: number[][] }): QuestionKey {
  const groups = anyOrder.map((group) => group.map((number) => number - 1));
  const order = orderOf({ groups, blankCount: blanks.length }) ?? [];
  return { kind: 'fill_in', blanks: blanks.map(trimmed), ...(order.length > 0 && { anyOrder: order }) };
}

const keyedOrder = (options: string[], key: string[]): Pick<Answer, 'options' | 'key'> => ({
  options: trimmed(options),
  key: { kind: 'ordering', order: key.map(indexOfLetter) },
});

/** Mixes options written in the right order, because an exam without shuffling would otherwise reveal the key. */
function mixedOrder(code: string, options: string[]): Pick<Answer, 'options' | 'key'> {
  const indices = options.map((_, index) => index);
  const drawn = shuffled(indices, seededRandom(code));
  const places = drawn.every((place, index) => place === index) ? [...drawn].reverse() : drawn;
  return {
    options: places.map((index) => options[index].trim()),
    key: { kind: 'ordering', order: indices.map((index) => places.indexOf(index)) },
  };
}

const trimmed = (texts: string[]): string[] => texts.map((text) => text.trim());

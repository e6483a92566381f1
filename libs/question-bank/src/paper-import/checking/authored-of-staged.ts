import { shownForm } from '@sunflower/content';
import { authoredOrder } from '../../question/blank-order';
import { tagsIn, tagsOf } from '../../question/question-about';
import { letterOf, type AuthoredFile } from '../../question/question-file';
import { documentOf, type AuthoredSource } from '../../question/question-source';
import type { StagedGroup, StagedQuestion, StagedUnit } from './staged-question';

/** Defaults for questions whose file does not say. */
export interface ImportSettings {
  domainCode: string;
  difficulty: number;
  knowledgePoint: string;
  /** What questions rest on whose file names no source. */
  source?: AuthoredSource | null;
}

export interface BankDomain {
  code: string;
  title: string;
  /** Names of the domain's knowledge points in comparison form; absent when the domain has no tree. */
  pointNames?: readonly string[];
}

interface UnitToAuthor {
  unit: StagedUnit;
  /** Codes of the questions, in order. */
  codes: readonly string[];
  groupCode: string;
  settings: ImportSettings;
  domains: readonly BankDomain[];
}

/** The code of the domain that a file names by code or title; null when the bank has none. */
export function domainNamed({ typed, domains }: { typed: string; domains: readonly BankDomain[] }): string | null {
  const codes = codesByName(domains);
  return codes.get(typed) ?? codes.get(shownForm(typed)) ?? null;
}

/** By code and title, as typed and in their shown form, which takes long to make for every question of a file. */
const codesOfDomains = new WeakMap<readonly BankDomain[], ReadonlyMap<string, string>>();

function codesByName(domains: readonly BankDomain[]): ReadonlyMap<string, string> {
  const known = codesOfDomains.get(domains);
  if (known) return known;
  const codes = new Map<string, string>();
  for (const { code, title } of domains)
    for (const name of [code, title]) {
      const form = shownForm(name);
      const first = codes.get(form) ?? code;
      codes.set(form, first).set(name, first);
    }
  codesOfDomains.set(domains, codes);
  return codes;
}

/** The domain that a unit is stored in: all its questions share that of the first one that names one. */
export function domainOfUnit({ unit, settings, domains }: Pick<UnitToAuthor, 'unit' | 'settings' | 'domains'>): string {
  const typed = unit.questions.find(({ domain }) => domain !== null)?.domain ?? null;
  return (typed === null ? null : domainNamed({ typed, domains })) ?? settings.domainCode;
}

/** Whether type and key are set and match. */
export function isWhole({ type, key }: Pick<StagedQuestion, 'type' | 'key'>): boolean {
  if (type === null || key === null) return false;
  return key.kind === (CHOICES.includes(type) ? 'choice' : type);
}

const CHOICES: readonly string[] = ['single_choice', 'multiple_choice', 'true_false'];

/**
 * A unit in the form of an authored file, as the checks and the loader take it. Its questions are drafts, whatever the
 * file says. An incomplete question is written as one without an answer, so that its texts are still checked.
 */
export function authoredOfStaged({ unit, codes, groupCode, settings, domains }: UnitToAuthor): AuthoredFile {
  const sources = new Map<string, AuthoredSource>();
  const sourcesOf = unit.questions.map(({ source }) => source ?? settings.source ?? null);
  sourcesOf.forEach((source, index) => {
    if (source !== null) sources.set(sourceName(index), documentOf(source));
  });
  const domain = domainOfUnit({ unit, settings, domains });
  const questions = unit.questions.map((question, index) =>
    given({
      ...commonOf({ question, settings }),
      id: codes[index],
      source: sourcesOf[index] ? sourceName(index) : undefined,
      sourcePlace: question.source?.place,
      ...answerOf({ question, group: unit.group }),
    }),
  );
  const file =
    unit.group === null ? { questions } : { groups: [groupOf({ unit, group: unit.group, groupCode, questions })] };
  // The cast is safe: the checks that follow find what does not fit.
  return { domain, sources: Object.fromEntries(sources), ...file } as AuthoredFile;
}

/** By the question that rests on it, so that a fault of a source is told there. */
const sourceName = (index: number): string => `s${index + 1}`;
export const memberOfSource = (name: string): number => Number(name.slice(1)) - 1;

/** Drops fields without a value. */
const given = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

function commonOf({ question, settings }: { question: StagedQuestion; settings: ImportSettings }): object {
  const { stem, rationale, difficulty, knowledgePoint } = question;
  return {
    status: 'draft',
    difficulty: difficulty ?? settings.difficulty,
    knowledgePoint: knowledgePoint?.trim() ? knowledgePoint : settings.knowledgePoint,
    stem,
    rationale: rationale?.trim() ? rationale : undefined,
    ...question.about,
    tags: tagsOf(tagsIn(question.tags).fitting) ?? undefined,
  };
}

function groupOf({
  unit,
  group,
  groupCode,
  questions,
}: {
  unit: StagedUnit;
  group: StagedGroup;
  groupCode: string;
  questions: object[];
}): object {
  const stimulus = group.stimulus?.trim() ? group.stimulus : undefined;
  const common = { id: groupCode, format: group.format, questions };
  if (group.format !== 'B1') return { ...common, stimulus: stimulus ?? '' };
  return given({ ...common, stimulus, options: unit.questions[0]?.options ?? [] });
}

function answerOf({ question, group }: { question: StagedQuestion; group: StagedGroup | null }): object {
  const { type, format, options, prompts, key } = question;
  if (group?.format === 'B1')
    return { type: type ?? 'single_choice', key: key?.kind === 'choice' ? letters(key.right).join(' ') : 'A' };
  if (!isWhole(question) || key === null) return { type: 'essay' };
  const form = group === null && format !== null ? { format } : {};
  switch (key.kind) {
    case 'choice':
      if (type === 'true_false') return { type, key: key.right.length === 1 ? key.right[0] === 0 : undefined };
      return type === 'single_choice'
        ? { type, ...form, options, key: letters(key.right).join(' ') }
        : { type, ...form, options, key: letters(key.right) };
    case 'fill_in':
      return { type, blanks: key.blanks, ...authoredOrder(key) };
    case 'numeric':
      return { type, value: key.value, tolerance: key.tolerance };
    case 'matching':
      return { type, prompts, options, key: letters(key.pairs) };
    case 'ordering':
      return { type, options, key: letters(key.order) };
    case 'essay':
      return { type };
  }
}

const letters = (places: readonly number[]): string[] => places.map((place) => letterOf(place) ?? '?');

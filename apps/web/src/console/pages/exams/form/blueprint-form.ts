import type { Schemas } from '../../../console-api';

type Draw = Schemas['BlueprintDrawDto'];
type Section = Schemas['BlueprintSectionDto'];
type Format = NonNullable<Draw['format']>;
export type Question = Pick<
  Schemas['QuestionSummaryDto'],
  'domainCode' | 'type' | 'format' | 'difficulty' | 'stimulusId'
>;

export const EASIEST = 1;
export const HARDEST = 5;
export const MAX_ITEMS = 200;

/** A draw as a row of the form; a field may be null while it is edited. */
export interface DrawForm {
  domainCode?: string | null;
  /** Type and format in one: `single_choice/`, `/A1`, `/` for any. */
  kind: string;
  difficulty: [number, number];
  count: number | null;
  groupSize?: number | null;
  points: number | null;
}

export interface SectionForm {
  title: string;
  passMarkPoints?: number | null;
  draws: DrawForm[];
}

export const ANY_KIND = '/';
export const kindOf = ({ type, format }: Pick<Draw, 'type' | 'format'>): string => `${type ?? ''}/${format ?? ''}`;

export function filterOfKind(kind: string): { type: Draw['type']; format: Draw['format'] } {
  const [type = '', format = ''] = kind.split('/');
  return { type: (type || null) as Draw['type'], format: (format || null) as Draw['format'] };
}

const groupFormats: readonly (Format | null | undefined)[] = ['A3', 'A4', 'B1'];
const standaloneFormats: readonly (Format | null | undefined)[] = ['A1', 'A2', 'X'];
export const isGroupKind = (kind: string): boolean => groupFormats.includes(filterOfKind(kind).format);

/** The group size of a draw; null for formats that are never groups. */
export const groupSizeOf = ({ kind, groupSize }: Pick<DrawForm, 'kind' | 'groupSize'>): number | null =>
  standaloneFormats.includes(filterOfKind(kind).format) ? null : (groupSize ?? null);

export function toDraw(form: DrawForm): Draw {
  const [min, max] = form.difficulty;
  return {
    domainCode: form.domainCode ?? null,
    ...filterOfKind(form.kind),
    difficulty: min === EASIEST && max === HARDEST ? null : { min, max },
    count: form.count ?? 0,
    groupSize: groupSizeOf(form),
    points: form.points ?? 0,
  };
}

export const toBlueprint = (sections: readonly SectionForm[]): Schemas['BlueprintDto'] => ({
  sections: sections.map(({ title, passMarkPoints, draws }): Section => ({
    title: title.trim(),
    passMarkPoints: passMarkPoints ?? null,
    draws: draws.map(toDraw),
  })),
});

export const fromBlueprint = ({ sections }: Schemas['BlueprintDto']): SectionForm[] =>
  sections.map(({ title, passMarkPoints, draws }) => ({
    title,
    passMarkPoints: passMarkPoints ?? null,
    draws: draws.map((draw) => ({
      domainCode: draw.domainCode ?? null,
      kind: kindOf(draw),
      difficulty: [draw.difficulty?.min ?? EASIEST, draw.difficulty?.max ?? HARDEST],
      // A draft may have a draw without a count, which is stored as 0.
      count: draw.count || null,
      groupSize: draw.groupSize ?? null,
      points: draw.points,
    })),
  }));

// While a form is edited, its fields may be missing.
type Typed<Form> = { [Key in keyof Form]?: Form[Key] | null } | null | undefined;

/** Total items and points of draws, summed in whole millipoints to be exact. */
export function totalsOf(draws: readonly Typed<DrawForm>[]): { items: number; points: number } {
  const items = draws.reduce((sum, draw) => sum + (draw?.count ?? 0), 0);
  const millipoints = draws.reduce((sum, draw) => sum + (draw?.count ?? 0) * Math.round((draw?.points ?? 0) * 1000), 0);
  return { items, points: millipoints / 1000 };
}

/** How many questions of the bank a draw can take. Only a hint; the server checks the blueprint. */
export function stockFor({ draw, questions }: { draw: DrawForm; questions: readonly Question[] }): number {
  const { domainCode, type, format } = toDraw(draw);
  const [min, max] = draw.difficulty;
  const matches = (question: Question) =>
    (question.type !== 'essay' || type === 'essay') &&
    (!domainCode || question.domainCode === domainCode) &&
    (!type || question.type === type) &&
    (!format || question.format === format) &&
    question.difficulty >= min &&
    question.difficulty <= max;
  const groupSize = groupSizeOf(draw);
  if (groupSize === null)
    return questions.filter((question) => question.stimulusId === null && matches(question)).length;
  return (
    groupsOf(questions).filter((members) => members.length === groupSize && members.every(matches)).length * groupSize
  );
}

/** The sizes of matching groups with their counts, smallest size first. */
export function groupSizesFor({
  draw,
  questions,
}: {
  draw: DrawForm;
  questions: readonly Question[];
}): { size: number; groups: number }[] {
  const sizes = [...new Set(groupsOf(questions).map(({ length }) => length))].sort((a, b) => a - b);
  return sizes
    .map((size) => ({ size, groups: stockFor({ draw: { ...draw, groupSize: size }, questions }) / size }))
    .filter(({ groups }) => groups > 0);
}

function groupsOf(questions: readonly Question[]): Question[][] {
  const groups = new Map<string, Question[]>();
  for (const question of questions) {
    if (question.stimulusId === null) continue;
    const members = groups.get(question.stimulusId);
    if (members) members.push(question);
    else groups.set(question.stimulusId, [question]);
  }
  return [...groups.values()];
}

import type { paths } from '../../../../api/schema';
import { COGNITIVE_LEVELS } from '../editor/about-state';

type ListQuery = NonNullable<paths['/api/v1/question-banks/{id}/questions']['get']['parameters']['query']>;
export type QuestionFilters = Omit<ListQuery, 'after' | 'limit'>;

export const questionTypes = [
  'single_choice',
  'multiple_choice',
  'true_false',
  'fill_in',
  'numeric',
  'matching',
  'ordering',
  'essay',
] as const;
export const questionFormats = ['A1', 'A2', 'A3', 'A4', 'B1', 'X'] as const;
export const questionStates = ['draft', 'in_review', 'published', 'retired'] as const;
export const questionFlags = [
  'key_may_be_wrong',
  'negative_discrimination',
  'too_hard',
  'too_easy',
  'dead_option',
] as const;
export const questionSorts = ['code', '-code', 'difficulty', '-difficulty', 'changed', '-changed'] as const;
export const stateColours = {
  draft: 'default',
  in_review: 'processing',
  published: 'success',
  retired: 'error',
} as const;

/** Rarely used filters, shown behind a button. */
export const rareFilters = [
  'point',
  'format',
  'difficulty',
  'author',
  'source',
  'used',
  'flag',
  'cognitiveLevel',
  'tag',
  'competency',
  'language',
  'due',
] as const;

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text);

function difficultyIn(text: string | null): number | undefined {
  return text !== null && /^[1-5]$/.test(text) ? Number(text) : undefined;
}

/** Reads the filters from the address, which can be bookmarked; unknown values are ignored. */
export const filtersIn = (address: URLSearchParams): QuestionFilters => ({
  domain: address.get('domain') ?? undefined,
  type: oneOf(questionTypes, address.get('type')),
  format: oneOf(questionFormats, address.get('format')),
  difficulty: difficultyIn(address.get('difficulty')),
  state: oneOf(questionStates, address.get('state')),
  search: address.get('search') ?? undefined,
  point: address.get('point') ?? undefined,
  author: address.get('author') ?? undefined,
  source: address.get('source') ?? undefined,
  used: oneOf(['never'] as const, address.get('used')),
  flag: oneOf(questionFlags, address.get('flag')),
  cognitiveLevel: oneOf(COGNITIVE_LEVELS, address.get('cognitiveLevel')),
  tag: address.get('tag') ?? undefined,
  competency: address.get('competency') ?? undefined,
  language: address.get('language') ?? undefined,
  due: oneOf(['source', 'review'] as const, address.get('due')),
  waitingFor: oneOf(['me'] as const, address.get('waitingFor')),
  sort: oneOf(questionSorts, address.get('sort')),
});

/** The address with some parameters changed; undefined removes one. */
export function changeAddress({
  address,
  change,
}: {
  address: URLSearchParams;
  change: Record<string, string | number | undefined>;
}): URLSearchParams {
  const changed = new URLSearchParams(address);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '') changed.delete(name);
    else changed.set(name, String(value));
  }
  return changed;
}

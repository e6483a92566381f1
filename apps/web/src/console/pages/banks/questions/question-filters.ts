import type { paths } from '../../../../api/schema';

type ListQuery = NonNullable<paths['/api/v1/question-banks/{id}/questions']['get']['parameters']['query']>;
export type QuestionFilters = Pick<ListQuery, 'domain' | 'type' | 'format' | 'state' | 'search' | 'waitingFor'>;

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
export const stateColours = {
  draft: 'default',
  in_review: 'processing',
  published: 'success',
  retired: 'error',
} as const;

const oneOf = <Value extends string>(values: readonly Value[], text: string | null): Value | undefined =>
  values.find((value) => value === text);

/** The filters stand in the address, so that a list can be bookmarked; what is unknown there is no filter. */
export const filtersIn = (address: URLSearchParams): QuestionFilters => ({
  domain: address.get('domain') ?? undefined,
  type: oneOf(questionTypes, address.get('type')),
  format: oneOf(questionFormats, address.get('format')),
  state: oneOf(questionStates, address.get('state')),
  search: address.get('search') ?? undefined,
  waitingFor: oneOf(['me'] as const, address.get('waitingFor')),
});

/** The same address with some of its parts changed; undefined takes a part away. */
export function changeAddress({
  address,
  change,
}: {
  address: URLSearchParams;
  change: Record<string, string | undefined>;
}): URLSearchParams {
  const changed = new URLSearchParams(address);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined || value === '') changed.delete(name);
    else changed.set(name, value);
  }
  return changed;
}

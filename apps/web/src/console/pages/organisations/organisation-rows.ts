import type { Schemas } from '../../console-api';

type Organisation = Schemas['OrganisationItem'];

export interface OrganisationRow extends Organisation {
  /** On the roster of this one alone, and with all below it. */
  people: number;
  peopleBelow: number;
  children?: OrganisationRow[];
}

interface RowsOf {
  organisations: readonly Organisation[];
  counts: readonly Schemas['OrganisationPeopleItem'][];
  showClosed: boolean;
  /** Part of a name, or the beginning of a code; empty: all of them as a tree. */
  search: string;
}

const byCode = (one: Organisation, other: Organisation): number => (one.code < other.code ? -1 : 1);

/** The tree as a table shows it; what is searched for as a flat list. */
export function organisationRows({ organisations, counts, showClosed, search }: RowsOf): OrganisationRow[] {
  const peopleOf = new Map(counts.map(({ organisationId, people }) => [organisationId, people]));
  const rows = new Map(
    organisations.map((organisation): [string, OrganisationRow] => {
      const people = peopleOf.get(organisation.id) ?? 0;
      return [organisation.id, { ...organisation, people, peopleBelow: people }];
    }),
  );
  const sorted = [...rows.values()].sort(byCode);
  // From the lowest up, each adds what it has to the one above.
  for (const row of [...sorted].sort((one, other) => other.path.length - one.path.length)) {
    const above = row.parentId === null ? undefined : rows.get(row.parentId);
    if (above) above.peopleBelow += row.peopleBelow;
  }
  const shown = sorted.filter(({ closedAt }) => showClosed || closedAt === null);
  const wanted = search.trim().toUpperCase();
  if (wanted !== '')
    return shown.filter(({ name, code }) => name.toUpperCase().includes(wanted) || code.startsWith(wanted));
  const isShown = new Set(shown.map(({ id }) => id));
  const roots: OrganisationRow[] = [];
  for (const row of shown) {
    const above = row.parentId !== null && isShown.has(row.parentId) ? rows.get(row.parentId) : undefined;
    if (above) (above.children ??= []).push(row);
    else roots.push(row);
  }
  return roots;
}

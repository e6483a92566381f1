import { noResults, type ResultCounts, type ResultKind } from './result-scope';

export interface PathCount {
  organisationPath: string;
  kind: ResultKind;
  people: number;
}

export interface Place {
  path: string;
  name: string;
  level: string;
}

export interface PlaceCounts extends Place {
  counts: ResultCounts;
}

const PLACE_LEVELS = ['city', 'county'];

/**
 * Counts of cities and counties, each including everyone below. People directly at the province are in neither; places
 * without people are left out.
 */
export function placeCounts({
  counts,
  places,
}: {
  counts: readonly PathCount[];
  places: readonly Place[];
}): PlaceCounts[] {
  const byPath = new Map(
    places
      .filter(({ level }) => PLACE_LEVELS.includes(level))
      .map((place) => [place.path, { ...place, counts: noResults(), people: 0 }]),
  );
  for (const { organisationPath, kind, people } of counts)
    for (const above of pathsAbove(organisationPath)) {
      const place = byPath.get(above);
      if (!place) continue;
      place.counts[kind] += people;
      place.people += people;
    }
  return [...byPath.values()].filter(({ people }) => people > 0).map(({ people: _, ...place }) => place);
}

/** The path itself and all its ancestors: `/35/`, `/35/3501/` … for `/35/3501/350102/`. */
function pathsAbove(path: string): string[] {
  const codes = path.split('/').filter((code) => code !== '');
  return codes.map((_, index) => `/${codes.slice(0, index + 1).join('/')}/`);
}

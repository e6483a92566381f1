import type { PoolQuestion } from '@sunflower/question-bank';
import { ExclusionRoom, type ExclusionProblem } from './exclusion-room';

/** A question that stands alone, or the questions of one group in their order. */
export type Unit = readonly PoolQuestion[];

/** Question id → exclusion group; questions without a group are left out. */
export type ExclusionGroups = ReadonlyMap<string, string>;

/** A candidate set that draws with the same filter share, and what they take from it together. */
export interface SharedCandidates {
  units: readonly Unit[];
  /** Number of units. */
  need: number;
}

/** Units with their clusters, in which units exclude each other. */
export interface ClusteredUnits {
  problem: ExclusionProblem;
  /** Null for a free unit. */
  clusterOf: (unit: Unit) => number | null;
}

const groupsOfUnit = ({ unit, groups }: { unit: Unit; groups: ExclusionGroups }): string[] => [
  ...new Set(unit.flatMap(({ questionId }) => groups.get(questionId) ?? [])),
];

/** Whether a unit can be on any paper. A case with two questions of one exclusion group cannot. */
export const isDrawable = ({ unit, groups }: { unit: Unit; groups: ExclusionGroups }): boolean =>
  groupsOfUnit({ unit, groups }).length === unit.filter(({ questionId }) => groups.has(questionId)).length;

/**
 * The clusters of units; a paper takes at most one unit of a cluster. Units of one exclusion group are one cluster. A
 * case with questions of several groups merges these into one cluster; that is stricter than necessary, so the proof
 * holds.
 */
export function clusteredUnits({
  kinds,
  groups,
}: {
  kinds: readonly SharedCandidates[];
  groups: ExclusionGroups;
}): ClusteredUnits {
  const parents = new Map<string, string>();
  const rootOf = (group: string): string => {
    let root = group;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    return root;
  };
  const all = kinds.flatMap(({ units }, kind) => units.map((unit) => ({ unit, kind })));
  for (const { unit } of all) {
    const [first, ...others] = groupsOfUnit({ unit, groups }).map(rootOf);
    for (const other of others)
      if (rootOf(other) !== rootOf(first as string)) parents.set(rootOf(other), rootOf(first as string));
  }
  const numbers = new Map<string, number>();
  const clusters: Set<number>[] = [];
  const clusterByUnit = new Map<Unit, number>();
  const free = kinds.map(() => 0);
  for (const { unit, kind } of all) {
    const [group] = groupsOfUnit({ unit, groups });
    if (group === undefined) {
      free[kind] = (free[kind] ?? 0) + 1;
      continue;
    }
    const root = rootOf(group);
    const cluster = numbers.get(root) ?? clusters.push(new Set()) - 1;
    numbers.set(root, cluster);
    clusters[cluster]?.add(kind);
    clusterByUnit.set(unit, cluster);
  }
  return {
    problem: { needs: kinds.map(({ need }) => need), free, clusters: clusters.map((of) => [...of]) },
    clusterOf: (unit) => clusterByUnit.get(unit) ?? null,
  };
}

export const exclusionRoomOf = ({ problem }: ClusteredUnits): ExclusionRoom => new ExclusionRoom(problem);

const unitsByCandidates = new WeakMap<readonly PoolQuestion[], Unit[]>();

/** Grouped once per array: the candidates of a locked draw are always the same array. */
export function unitsOf(candidates: readonly PoolQuestion[]): Unit[] {
  const known = unitsByCandidates.get(candidates) ?? groupUnits(candidates);
  unitsByCandidates.set(candidates, known);
  return known;
}

function groupUnits(candidates: readonly PoolQuestion[]): Unit[] {
  const groups = new Map<string, PoolQuestion[]>();
  for (const question of candidates) {
    const key = question.stimulus?.id ?? question.versionId;
    const group = groups.get(key);
    if (group) group.push(question);
    else groups.set(key, [question]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => (a.groupPosition ?? 0) - (b.groupPosition ?? 0)));
}

import type { PoolQuestion, PublishedStock } from '@sunflower/question-bank';
import type { Blueprint } from './blueprint';
import { clusteredUnits, exclusionRoomOf, unitsOf, type ExclusionGroups } from './exclusion-clusters';
import { faultsOfShape, type BlueprintFault } from './blueprint-shape';
import {
  candidatesOf,
  groupsHeldBack,
  leaderNumbers,
  numberDraws,
  unitsWanted,
  type NumberedDraw,
} from './draw-candidates';

/** One draw against the bank, in items. Draws with the same filter are counted in turn, each against what is left. */
export interface DrawReport {
  drawNumber: number;
  sectionIndex: number;
  sectionTitle: string;
  wants: number;
  has: number;
  lacks: number;
  /** Groups that the draw could take if all their questions were published. */
  groupsHeldBack: number;
}

export interface BlueprintReport {
  /** Every paper can be assembled, whatever is drawn. */
  satisfiable: boolean;
  itemCount: number;
  maxMillipoints: number;
  draws: DrawReport[];
  faults: BlueprintFault[];
}

/** The proof of a blueprint, which a lock stores. */
export interface BlueprintProof extends BlueprintReport {
  /** By the number of the first draw with that filter. */
  candidatesByLeader: ReadonlyMap<number, readonly PoolQuestion[]>;
  exclusionGroups: ExclusionGroups;
}

interface BlueprintToCheck {
  blueprint: Blueprint;
  passMarkMillipoints: number;
  stock: PublishedStock;
}

/**
 * Whether every paper of this blueprint can be assembled from the pool. Candidate sets of draws with different filters
 * must not overlap, so that no draw takes what another needs; draws with the same filter share one set, which must hold
 * their sum. Questions that exclude each other count as one: see `exclusion-room.ts`.
 */
export function checkBlueprint({ blueprint, passMarkMillipoints, stock }: BlueprintToCheck): BlueprintProof {
  const draws = numberDraws(blueprint);
  const leaders = leaderNumbers(draws);
  const candidatesByLeader = new Map(
    draws
      .filter(({ drawNumber }) => leaders.get(drawNumber) === drawNumber)
      .map(({ drawNumber, draw }) => [
        drawNumber,
        candidatesOf({ draw, pool: stock.questions, exclusionGroups: stock.exclusionGroups }),
      ]),
  );
  const reports = reportDraws({ blueprint, draws, leaders, candidatesByLeader, stock });
  const faults = [
    ...faultsOfShape({ blueprint, passMarkMillipoints }),
    ...reports.filter(({ lacks }) => lacks > 0).map(shortage),
    ...overlaps(candidatesByLeader),
  ];
  // Exclusions are reported only if nothing else is wrong.
  if (faults.length === 0) faults.push(...exclusions({ draws, leaders, candidatesByLeader, stock }));
  return {
    satisfiable: faults.length === 0,
    itemCount: draws.reduce((sum, { draw }) => sum + draw.count, 0),
    maxMillipoints: draws.reduce((sum, { draw }) => sum + draw.count * draw.pointsMillipoints, 0),
    draws: reports,
    faults,
    candidatesByLeader,
    exclusionGroups: stock.exclusionGroups,
  };
}

interface DrawsToReport {
  blueprint: Blueprint;
  draws: readonly NumberedDraw[];
  leaders: ReadonlyMap<number, number>;
  candidatesByLeader: ReadonlyMap<number, readonly PoolQuestion[]>;
  stock: PublishedStock;
}

function reportDraws({ blueprint, draws, leaders, candidatesByLeader, stock }: DrawsToReport): DrawReport[] {
  const left = new Map([...candidatesByLeader].map(([leader, candidates]) => [leader, candidates.length]));
  return draws.map(({ drawNumber, sectionIndex, draw }) => {
    const leader = leaders.get(drawNumber) as number;
    const has = left.get(leader) as number;
    left.set(leader, Math.max(0, has - draw.count));
    const sectionTitle = blueprint.sections[sectionIndex]?.title ?? '';
    const lacks = Math.max(0, draw.count - has);
    const heldBack = groupsHeldBack({ draw, stock });
    return { drawNumber, sectionIndex, sectionTitle, wants: draw.count, has, lacks, groupsHeldBack: heldBack };
  });
}

function shortage({
  drawNumber,
  sectionIndex,
  sectionTitle,
  wants,
  has,
  lacks,
  groupsHeldBack: heldBack,
}: DrawReport): BlueprintFault {
  const unused =
    heldBack > 0 ? ` Groups that it cannot draw because a question of them is not published: ${heldBack}.` : '';
  return {
    code: 'SHORT',
    message: `Section "${sectionTitle}", draw ${drawNumber} wants ${wants} items; the bank has ${has} for it, ${lacks} are missing.${unused}`,
    sectionIndex,
    drawNumbers: [drawNumber],
  };
}

function overlaps(candidatesByLeader: ReadonlyMap<number, readonly PoolQuestion[]>): BlueprintFault[] {
  const takenBy = new Map<string, number[]>();
  for (const [leader, candidates] of candidatesByLeader) {
    for (const { versionId } of candidates) {
      const takers = takenBy.get(versionId);
      if (takers) takers.push(leader);
      else takenBy.set(versionId, [leader]);
    }
  }
  const sharedByPair = new Map<string, { pair: [number, number]; count: number }>();
  for (const takers of takenBy.values()) {
    for (const [first, second] of pairsOf(takers)) {
      const key = `${first}:${second}`;
      sharedByPair.set(key, { pair: [first, second], count: (sharedByPair.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...sharedByPair.values()].map(({ pair: [first, second], count }) => ({
    code: 'OVERLAP',
    message: `Draws ${first} and ${second} could take the same questions (${count}): give both the same filter, or filters that exclude each other.`,
    sectionIndex: null,
    drawNumbers: [first, second],
  }));
}

function exclusions({ draws, leaders, candidatesByLeader, stock }: Omit<DrawsToReport, 'blueprint'>): BlueprintFault[] {
  const numbers = [...candidatesByLeader.keys()];
  const kinds = numbers.map((leader) => {
    const own = draws.filter(({ drawNumber }) => leaders.get(drawNumber) === leader);
    const need = own.reduce((sum, { draw }) => sum + unitsWanted(draw), 0);
    return { units: unitsOf(candidatesByLeader.get(leader) ?? []), need };
  });
  const shortage = exclusionRoomOf(clusteredUnits({ kinds, groups: stock.exclusionGroups })).shortage();
  if (shortage === null) return [];
  const short = new Set(shortage.kinds.map((kind) => numbers[kind] as number));
  const drawNumbers = draws
    .map(({ drawNumber }) => drawNumber)
    .filter((number) => short.has(leaders.get(number) as number));
  return [
    {
      code: 'EXCLUSIONS',
      message: `Draws ${drawNumbers.join(', ')} want ${shortage.wants} questions or groups; a paper has at most ${shortage.has} of them, since some exclude each other.`,
      sectionIndex: null,
      drawNumbers,
    },
  ];
}

function* pairsOf(numbers: readonly number[]): Generator<[number, number]> {
  for (const [index, first] of numbers.entries()) for (const second of numbers.slice(index + 1)) yield [first, second];
}

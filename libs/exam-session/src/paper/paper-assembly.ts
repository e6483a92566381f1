import {
  clusteredUnits,
  exclusionRoomOf,
  unitsOf,
  unitsWanted,
  type BlueprintDraw,
  type ExclusionRoom,
  type LockedDraw,
  type LockedExam,
  type Unit,
} from '@sunflower/exam';
import { sampled, seededRandom, shuffled, type RandomInteger } from '@sunflower/platform';
import type { PoolQuestion } from '@sunflower/question-bank';
import type { PaperPlan, PlannedItem } from './paper-plan';

/** Raise it with every change of how a seed becomes a plan. Stored plans stay unchanged. */
export const GENERATOR_VERSION = 3;

type AssemblyExam = Pick<LockedExam, 'blueprint' | 'policies' | 'exclusionGroups'> & {
  draws: readonly Pick<LockedDraw, 'sectionIndex' | 'draw' | 'candidates'>[];
};

/** The same exam and seed give the same plan. The lock proved that every draw can be filled. */
export function assemblePaper({ exam, seed }: { exam: AssemblyExam; seed: string }): PaperPlan {
  const random = seededRandom(seed);
  const taken: Taken = new Map();
  const exclusions = exam.exclusionGroups.size > 0 ? exclusionsOf(exam) : null;
  const sections = exam.blueprint.sections.map((section, sectionIndex) => {
    const units = exam.draws
      .filter((draw) => draw.sectionIndex === sectionIndex)
      .flatMap(({ draw, candidates }) =>
        drawUnits({ draw, candidates, taken, random, exclusions }).map((unit) => ({ unit, draw })),
      );
    const ordered = exam.policies.shuffleItems ? shuffled(units, random) : units;
    const items = ordered.flatMap(({ unit, draw }) =>
      planUnit({ unit, draw, shuffleOptions: exam.policies.shuffleOptions, random }),
    );
    return { title: section.title, items };
  });
  return { sections };
}

/** Units taken, by candidate set. Draws with one filter share a set; the lock proved that sets share no question. */
type Taken = Map<readonly PoolQuestion[], ReadonlySet<Unit>>;

interface Draw {
  draw: BlueprintDraw;
  candidates: readonly PoolQuestion[];
  taken: Taken;
  random: RandomInteger;
  /** Null if no question excludes another. */
  exclusions: Exclusions | null;
}

function drawUnits({ draw, candidates, taken, random, exclusions }: Draw): Unit[] {
  const wanted = unitsWanted(draw);
  const before = taken.get(candidates);
  const all = unitsOf(candidates);
  const items = before ? all.filter((unit) => !before.has(unit)) : all;
  const drawn = exclusions
    ? drawApart({ units: items, count: wanted, random, exclusions, kind: exclusions.kinds.get(candidates) as number })
    : sampled({ items, count: wanted, random });
  if (drawn.length < wanted) throw new Error(`The locked pool lacks ${wanted - drawn.length} units of a draw`);
  taken.set(candidates, new Set([...(before ?? []), ...drawn]));
  return drawn;
}

interface Exclusions {
  /** Candidate set → the number of its kind in `room`. */
  kinds: ReadonlyMap<readonly PoolQuestion[], number>;
  clusterOf: (unit: Unit) => number | null;
  room: ExclusionRoom;
}

const exclusionsByDraws = new WeakMap<AssemblyExam['draws'], Exclusions>();

/** Computes once what all papers of an exam have in common; each paper gets its own copy of the room. */
function exclusionsOf({ draws, exclusionGroups }: AssemblyExam): Exclusions {
  const known = exclusionsByDraws.get(draws) ?? findExclusions({ draws, exclusionGroups });
  exclusionsByDraws.set(draws, known);
  return { ...known, room: known.room.copy() };
}

function findExclusions({ draws, exclusionGroups }: Pick<AssemblyExam, 'draws' | 'exclusionGroups'>): Exclusions {
  const sets = [...new Set(draws.map(({ candidates }) => candidates))];
  const kinds = sets.map((candidates) => ({
    units: unitsOf(candidates),
    need: draws.filter((draw) => draw.candidates === candidates).reduce((sum, { draw }) => sum + unitsWanted(draw), 0),
  }));
  const clustered = clusteredUnits({ kinds, groups: exclusionGroups });
  return {
    kinds: new Map(sets.map((candidates, kind) => [candidates, kind])),
    clusterOf: clustered.clusterOf,
    room: exclusionRoomOf(clustered),
  };
}

/**
 * Draws at random. Skips a unit that a drawn unit excludes or that would leave a later draw short. A skipped unit need
 * not be tried again, since every further draw only narrows the choice.
 */
function drawApart({
  units,
  count,
  random,
  exclusions: { clusterOf, room },
  kind,
}: {
  units: readonly Unit[];
  count: number;
  random: RandomInteger;
  exclusions: Exclusions;
  kind: number;
}): Unit[] {
  const left = [...units];
  const drawn: Unit[] = [];
  while (drawn.length < count && left.length > 0) {
    const place = random(left.length);
    const unit = left[place] as Unit;
    left[place] = left.at(-1) as Unit;
    left.pop();
    const cluster = clusterOf(unit);
    if (cluster === null) room.takeFree(kind);
    else if (!room.takeOf({ cluster, kind })) continue;
    drawn.push(unit);
  }
  return drawn;
}

interface UnitPlan {
  unit: Unit;
  draw: BlueprintDraw;
  shuffleOptions: boolean;
  random: RandomInteger;
}

function planUnit({ unit, draw, shuffleOptions, random }: UnitPlan): PlannedItem[] {
  // The questions of a B1 group share one option list, so they share its order.
  const shared = unit[0]?.stimulus?.format === 'B1' ? optionOrder({ question: unit[0], shuffleOptions, random }) : null;
  return unit.map((question) => ({
    versionId: question.versionId,
    optionOrder: shared ?? optionOrder({ question, shuffleOptions, random }),
    pointsMillipoints: draw.pointsMillipoints,
  }));
}

function optionOrder({
  question,
  shuffleOptions,
  random,
}: {
  question: PoolQuestion;
  shuffleOptions: boolean;
  random: RandomInteger;
}): number[] {
  const authored = question.options.map((_, index) => index);
  // Ordering and matching options may be authored in the right order, which a paper must not show.
  const mustShuffle = question.type === 'ordering' || question.type === 'matching';
  return (shuffleOptions && !question.fixedOptionOrder) || mustShuffle ? shuffled(authored, random) : authored;
}

import type { BlueprintDraw, LockedDraw, LockedExam } from '@sunflower/exam';
import { sampled, seededRandom, shuffled, type RandomInteger } from '@sunflower/platform';
import type { PoolQuestion } from '@sunflower/question-bank';
import type { PaperPlan, PlannedItem } from './paper-plan';

/** Raised with every change of how a seed becomes a plan; stored plans stay as they are. */
export const GENERATOR_VERSION = 2;

type AssemblyExam = Pick<LockedExam, 'blueprint' | 'policies'> & {
  draws: readonly Pick<LockedDraw, 'sectionIndex' | 'draw' | 'candidates'>[];
};

/** A question that stands alone, or the questions of one group in their order. */
type Unit = readonly PoolQuestion[];

/** The same exam and seed give the same plan. The lock proved that every draw can be filled. */
export function assemblePaper({ exam, seed }: { exam: AssemblyExam; seed: string }): PaperPlan {
  const random = seededRandom(seed);
  const taken: Taken = new Map();
  const sections = exam.blueprint.sections.map((section, sectionIndex) => {
    const units = exam.draws
      .filter((draw) => draw.sectionIndex === sectionIndex)
      .flatMap(({ draw, candidates }) =>
        drawUnits({ draw, candidates, taken, random }).map((unit) => ({ unit, draw })),
      );
    const ordered = exam.policies.shuffleItems ? shuffled(units, random) : units;
    const items = ordered.flatMap(({ unit, draw }) =>
      planUnit({ unit, draw, shuffleOptions: exam.policies.shuffleOptions, random }),
    );
    return { title: section.title, items };
  });
  return { sections };
}

/** By the common set of draws that ask for the same kind; sets of different kinds share no question: the lock proved it. */
type Taken = Map<readonly PoolQuestion[], ReadonlySet<Unit>>;

interface Draw {
  draw: BlueprintDraw;
  candidates: readonly PoolQuestion[];
  taken: Taken;
  random: RandomInteger;
}

function drawUnits({ draw, candidates, taken, random }: Draw): Unit[] {
  const wanted = draw.count / (draw.groupSize ?? 1);
  const before = taken.get(candidates);
  const all = unitsOf(candidates);
  const drawn = sampled({ items: before ? all.filter((unit) => !before.has(unit)) : all, count: wanted, random });
  if (drawn.length < wanted) throw new Error(`The locked pool lacks ${wanted - drawn.length} units of a draw`);
  taken.set(candidates, new Set([...(before ?? []), ...drawn]));
  return drawn;
}

const unitsByCandidates = new WeakMap<readonly PoolQuestion[], Unit[]>();

/** The candidates of a locked draw are one array for ever, so they are grouped once. */
function unitsOf(candidates: readonly PoolQuestion[]): Unit[] {
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
  // What is to be put in order must never stand in the right order by authoring.
  const mustShuffle = question.type === 'ordering' || question.type === 'matching';
  return (shuffleOptions && !question.fixedOptionOrder) || mustShuffle ? shuffled(authored, random) : authored;
}

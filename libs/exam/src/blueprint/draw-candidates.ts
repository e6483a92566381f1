import type { PoolQuestion, PublishedStock } from '@sunflower/question-bank';
import type { Blueprint, BlueprintDraw } from './blueprint';
import { isDrawable, type ExclusionGroups } from './exclusion-clusters';

export interface NumberedDraw {
  /** 1-based, through all sections. */
  drawNumber: number;
  sectionIndex: number;
  draw: BlueprintDraw;
}

/** The draws of all sections in blueprint order. */
export function numberDraws({ sections }: Blueprint): NumberedDraw[] {
  return sections
    .flatMap(({ draws }, sectionIndex) => draws.map((draw) => ({ sectionIndex, draw })))
    .map((entry, index) => ({ drawNumber: index + 1, ...entry }));
}

/** Number of units: single questions, or groups. */
export const unitsWanted = ({ count, groupSize }: BlueprintDraw): number => count / (groupSize ?? 1);

/** Equal for draws with the same filter, which draw from one common set. */
export function filterKeyOf({ domainCode, type, format, difficulty, groupSize }: BlueprintDraw): string {
  return JSON.stringify([domainCode, type, format, difficulty?.min ?? 1, difficulty?.max ?? 5, groupSize]);
}

/** Draw number → number of the first draw with the same filter, under which the common set is filed. */
export function leaderNumbers(draws: readonly NumberedDraw[]): Map<number, number> {
  const leaders = new Map<string, number>();
  return new Map(
    draws.map(({ drawNumber, draw }) => {
      const key = filterKeyOf(draw);
      if (!leaders.has(key)) leaders.set(key, drawNumber);
      return [drawNumber, leaders.get(key) as number];
    }),
  );
}

/** The published questions that a draw may take. The pool has only whole groups, and a draw takes only whole groups. */
export function candidatesOf({
  draw,
  pool,
  exclusionGroups,
}: {
  draw: BlueprintDraw;
  pool: readonly PoolQuestion[];
  exclusionGroups: ExclusionGroups;
}): PoolQuestion[] {
  if (draw.groupSize === null) {
    return inFixedOrder(pool.filter((question) => question.stimulus === null && matches({ draw, question })));
  }
  const groups = new Map<string, PoolQuestion[]>();
  for (const question of pool) {
    if (!question.stimulus) continue;
    const members = groups.get(question.stimulus.id);
    if (members) members.push(question);
    else groups.set(question.stimulus.id, [question]);
  }
  const whole = [...groups.values()].filter(
    (members) =>
      members.length === draw.groupSize &&
      members.every((question) => matches({ draw, question })) &&
      isDrawable({ unit: members, groups: exclusionGroups }),
  );
  return inFixedOrder(whole.flat());
}

/** How many groups the draw could take if all their questions were published. */
export function groupsHeldBack({
  draw,
  stock: { heldBackGroups },
}: {
  draw: BlueprintDraw;
  stock: PublishedStock;
}): number {
  if (draw.groupSize === null) return 0;
  return heldBackGroups.filter(
    (members) => members.length === draw.groupSize && members.every((question) => matches({ draw, question })),
  ).length;
}

/** Keeps groups together; the order is the same in every process, so that a seed always gives the same paper. */
export function inFixedOrder(questions: readonly PoolQuestion[]): PoolQuestion[] {
  const rank = ({ stimulus, groupPosition, versionId }: PoolQuestion) =>
    stimulus ? `${stimulus.id}:${String(groupPosition ?? 0).padStart(6, '0')}:${versionId}` : versionId;
  const ranked = questions.map((question) => ({ question, rank: rank(question) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1));
  return ranked.map(({ question }) => question);
}

function matches({ draw, question }: { draw: BlueprintDraw; question: PoolQuestion }): boolean {
  // Nobody marks essays yet, so a paper with an essay could never be graded completely.
  if (question.type === 'essay') return false;
  return (
    (draw.domainCode === null || question.domainCode === draw.domainCode) &&
    (draw.type === null || question.type === draw.type) &&
    (draw.format === null || question.format === draw.format) &&
    (draw.difficulty === null ||
      (question.difficulty >= draw.difficulty.min && question.difficulty <= draw.difficulty.max))
  );
}

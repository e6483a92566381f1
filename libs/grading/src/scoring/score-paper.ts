import type { PaperPlan, PlannedItem } from '@sunflower/exam-session';
import { sha256Hex } from '@sunflower/platform';
import { canonicalJson } from './canonical-json';
import { ExactPoints } from './exact-points';
import { isPassed, type ReachedPoints } from './pass-rule';
import { VersionNotInPool } from './scoring.errors';
import type { ScoringRules } from './scoring-rules';

export interface AnsweredPaper {
  plan: PaperPlan;
  /** By item number, which runs through all sections from 1; unanswered items have no entry. */
  responses: ReadonlyMap<number, unknown>;
}

/**
 * All values in 1/1000 point, each truncated separately: fractions of several items can make a whole millipoint in
 * their sum. An item or a section may be below 0 under negative marking; the score of the paper never is.
 */
export interface PaperScore {
  scoreMillipoints: number;
  /** Without the items that the run drops. */
  maxMillipoints: number;
  sectionMillipoints: number[];
  itemMillipoints: number[];
  passed: boolean;
  /** Hash of the whole input of the score: equal input always has an equal hash and an equal score. */
  inputSha256: string;
}

/** @throws VersionNotInPool */
export function scorePaper({
  paper: { plan, responses },
  rules,
}: {
  paper: AnsweredPaper;
  rules: ScoringRules;
}): PaperScore {
  const total = newReached(rules);
  const sections: Reached[] = [];
  const itemMillipoints: number[] = [];
  const input: string[] = [rules.sha256];
  for (const { items } of plan.sections) {
    const section = newReached(rules);
    input.push('section');
    for (const item of items) {
      const response = responses.get(itemMillipoints.length + 1) ?? null;
      itemMillipoints.push(scoreItem({ item, response, rules, section }));
      input.push(inputLine({ item, response }));
    }
    addTo(total, section);
    sections.push(section);
  }
  const reachedTotal = neverBelowNothing(reachedPoints(total));
  const reachedSections = sections.map(reachedPoints);
  return {
    scoreMillipoints: reachedTotal.scoreMillipoints,
    maxMillipoints: total.maxMillipoints,
    sectionMillipoints: reachedSections.map(({ scoreMillipoints }) => scoreMillipoints),
    itemMillipoints,
    passed: isPassed({ total: reachedTotal, sections: reachedSections, passMarks: rules.passMarks }),
    inputSha256: sha256Hex(input.join('\n')),
  };
}

interface Reached extends Omit<ReachedPoints, 'scoreMillipoints'> {
  score: ExactPoints;
}

const newReached = ({ carriesParts }: ScoringRules): Reached => ({
  score: new ExactPoints(carriesParts),
  maxMillipoints: 0,
  fullMillipoints: 0,
});

/** Adds the item to its section; returns the item's own truncated millipoints. */
function scoreItem({
  item: { versionId, pointsMillipoints, optionOrder },
  response,
  rules,
  section,
}: {
  item: PlannedItem;
  response: unknown;
  rules: ScoringRules;
  section: Reached;
}): number {
  const rule = rules.versions.get(versionId);
  if (!rule) throw new VersionNotInPool(versionId);
  section.maxMillipoints += rule.counts ? pointsMillipoints : 0;
  section.fullMillipoints += pointsMillipoints;
  return section.score.addShare(pointsMillipoints, rule.score({ optionOrder, response }));
}

function addTo(sum: Reached, part: Reached): void {
  sum.score.add(part.score);
  sum.maxMillipoints += part.maxMillipoints;
  sum.fullMillipoints += part.fullMillipoints;
}

const reachedPoints = ({ score, maxMillipoints, fullMillipoints }: Reached): ReachedPoints => ({
  scoreMillipoints: score.millipoints(),
  maxMillipoints,
  fullMillipoints,
});

/** Negative marks reduce the score of the paper to 0 at most. */
const neverBelowNothing = (reached: ReachedPoints): ReachedPoints => ({
  ...reached,
  scoreMillipoints: Math.max(0, reached.scoreMillipoints),
});

const inputLine = ({
  item: { versionId, pointsMillipoints, optionOrder },
  response,
}: {
  item: PlannedItem;
  response: unknown;
}): string => `${versionId} ${pointsMillipoints} ${optionOrder.join(',')} ${canonicalJson(response)}`;

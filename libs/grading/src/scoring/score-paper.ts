import type { PaperPlan, PlannedItem } from '@sunflower/exam-session';
import { sha256Hex } from '@sunflower/platform';
import { canonicalJson } from './canonical-json';
import { isPassed, type ReachedPoints } from './pass-rule';
import { VersionNotInPool } from './scoring.errors';
import type { ScoringRules } from './scoring-rules';

export interface AnsweredPaper {
  plan: PaperPlan;
  /** By item number, which runs through all sections from 1; what is not there was not answered. */
  responses: ReadonlyMap<number, unknown>;
}

/** All in 1/1000 point. */
export interface PaperScore {
  scoreMillipoints: number;
  /** Without what the run drops. */
  maxMillipoints: number;
  sectionMillipoints: number[];
  itemMillipoints: number[];
  passed: boolean;
  /** Of all that the score was made from: the same input has the same hash and the same score, for ever. */
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
  const total: ReachedPoints = { scoreMillipoints: 0, maxMillipoints: 0, fullMillipoints: 0 };
  const sections: ReachedPoints[] = [];
  const itemMillipoints: number[] = [];
  const input: string[] = [rules.sha256];
  for (const { items } of plan.sections) {
    const section: ReachedPoints = { scoreMillipoints: 0, maxMillipoints: 0, fullMillipoints: 0 };
    input.push('section');
    for (const item of items) {
      const response = responses.get(itemMillipoints.length + 1) ?? null;
      const reached = scoreItem({ item, response, rules });
      itemMillipoints.push(reached.scoreMillipoints);
      addTo(section, reached);
      input.push(inputLine({ item, response }));
    }
    addTo(total, section);
    sections.push(section);
  }
  return {
    scoreMillipoints: total.scoreMillipoints,
    maxMillipoints: total.maxMillipoints,
    sectionMillipoints: sections.map(({ scoreMillipoints }) => scoreMillipoints),
    itemMillipoints,
    passed: isPassed({ total, sections, passMarks: rules.passMarks }),
    inputSha256: sha256Hex(input.join('\n')),
  };
}

function scoreItem({
  item,
  response,
  rules,
}: {
  item: PlannedItem;
  response: unknown;
  rules: ScoringRules;
}): ReachedPoints {
  const { versionId, pointsMillipoints, optionOrder } = item;
  const rule = rules.versions.get(versionId);
  if (!rule) throw new VersionNotInPool(versionId);
  return {
    scoreMillipoints: rule.score({ pointsMillipoints, optionOrder, response }),
    maxMillipoints: rule.counts ? pointsMillipoints : 0,
    fullMillipoints: pointsMillipoints,
  };
}

function addTo(sum: ReachedPoints, part: ReachedPoints): void {
  sum.scoreMillipoints += part.scoreMillipoints;
  sum.maxMillipoints += part.maxMillipoints;
  sum.fullMillipoints += part.fullMillipoints;
}

const inputLine = ({
  item: { versionId, pointsMillipoints, optionOrder },
  response,
}: {
  item: PlannedItem;
  response: unknown;
}): string => `${versionId} ${pointsMillipoints} ${optionOrder.join(',')} ${canonicalJson(response)}`;

import type { LockedExam } from '@sunflower/exam';
import { sha256Hex } from '@sunflower/platform';
import type { PoolQuestion } from '@sunflower/question-bank';
import type { Override } from '../override';
import { canonicalJson } from './canonical-json';
import type { ItemScorer } from './item-scorer';
import type { PassMarks } from './pass-rule';
import { itemScorer } from './score-item';

export type ScoredExam = Pick<LockedExam, 'blueprint' | 'passMarkMillipoints' | 'policies'> & {
  pool: ReadonlyMap<string, Pick<PoolQuestion, 'type' | 'key'>>;
};

export interface VersionRule {
  /** False when a run drops the item: neither its score nor its maximum counts. */
  counts: boolean;
  score: ItemScorer;
}

/** What a run scores every paper of an exam by: made once, the same for all. */
export interface ScoringRules {
  versions: ReadonlyMap<string, VersionRule>;
  passMarks: PassMarks;
  /** Of everything that a score depends on besides the paper and its responses. */
  sha256: string;
}

/** @throws EssayNotMachineMarked, KeyDoesNotFit */
export function scoringRules({ exam, overrides }: { exam: ScoredExam; overrides: readonly Override[] }): ScoringRules {
  const passMarks: PassMarks = {
    totalMillipoints: exam.passMarkMillipoints,
    sectionMillipoints: exam.blueprint.sections.map(({ passMarkMillipoints }) => passMarkMillipoints),
  };
  const versions = new Map<string, VersionRule>();
  for (const [versionId, question] of exam.pool) {
    const own = overrides.filter(({ questionVersionId }) => questionVersionId === versionId);
    versions.set(versionId, versionRule({ versionId, question, overrides: own, exam }));
  }
  return { versions, passMarks, sha256: rulesSha256({ exam, overrides, passMarks }) };
}

interface OverriddenVersion {
  versionId: string;
  question: Pick<PoolQuestion, 'type' | 'key'>;
  overrides: readonly Override[];
  exam: ScoredExam;
}

function versionRule({ versionId, question, overrides, exam }: OverriddenVersion): VersionRule {
  if (overrides.some(({ kind }) => kind === 'drop')) return { counts: false, score: () => 0 };
  if (overrides.some(({ kind }) => kind === 'award_all'))
    return { counts: true, score: ({ pointsMillipoints }) => pointsMillipoints };
  const keys = [
    question.key,
    ...overrides.flatMap((override) => (override.kind === 'accept_key' ? [override.key] : [])),
  ];
  const scorers = keys.map((key) =>
    itemScorer({ versionId, type: question.type, key, policy: exam.policies.multipleChoice }),
  );
  return { counts: true, score: bestOf(scorers) };
}

function bestOf(scorers: readonly ItemScorer[]): ItemScorer {
  const [only] = scorers;
  if (only && scorers.length === 1) return only;
  return (item) => Math.max(...scorers.map((score) => score(item)));
}

function rulesSha256({
  exam,
  overrides,
  passMarks,
}: {
  exam: ScoredExam;
  overrides: readonly Override[];
  passMarks: PassMarks;
}): string {
  const keys = [...exam.pool].map(([versionId, { type, key }]) => canonicalJson([versionId, type, key])).sort();
  return sha256Hex(canonicalJson([exam.policies.multipleChoice, passMarks, keys, overrides.map(canonicalJson).sort()]));
}

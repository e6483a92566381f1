import type { LockedExam } from '@sunflower/exam';
import { sha256Hex } from '@sunflower/platform';
import type { PoolQuestion } from '@sunflower/question-bank';
import type { Override } from '../override/override';
import { canonicalJson } from './canonical-json';
import type { ItemScorer } from './item-scorer';
import type { PassMarks } from './pass-rule';
import { rulesOfVersion, type Rules, type RulesVersion } from './rules-version/rules-version';
import { itemScorer } from './score-item';
import { EVERYTHING, largerShare, NOTHING } from './share';

export type ScoredExam = Pick<LockedExam, 'blueprint' | 'passMarkMillipoints' | 'policies'> & {
  pool: ReadonlyMap<string, Pick<PoolQuestion, 'type' | 'key'>>;
};

export interface VersionRule {
  /** False when a run drops the item; then neither its score nor its maximum counts. */
  counts: boolean;
  score: ItemScorer;
}

/** Everything a run needs to score any paper of an exam; made once a run. */
export interface ScoringRules {
  versions: ReadonlyMap<string, VersionRule>;
  passMarks: PassMarks;
  carriesParts: boolean;
  /** Hash of everything a score depends on besides the paper and its responses. */
  sha256: string;
}

export interface RunToScore {
  exam: ScoredExam;
  overrides: readonly Override[];
  rulesVersion: RulesVersion;
}

/** @throws EssayNotMachineMarked, KeyDoesNotFit */
export function scoringRules({ exam, overrides, rulesVersion }: RunToScore): ScoringRules {
  const rules = rulesOfVersion(rulesVersion);
  const passMarks: PassMarks = {
    totalMillipoints: exam.passMarkMillipoints,
    sectionMillipoints: exam.blueprint.sections.map(({ passMarkMillipoints }) => passMarkMillipoints),
  };
  const versions = new Map<string, VersionRule>();
  for (const [versionId, question] of exam.pool) {
    const own = overrides.filter(({ questionVersionId }) => questionVersionId === versionId);
    versions.set(versionId, versionRule({ versionId, question, overrides: own, exam, rules }));
  }
  return {
    versions,
    passMarks,
    carriesParts: rules.carriesParts,
    sha256: rulesSha256({ exam, overrides, passMarks, rules }),
  };
}

interface OverriddenVersion {
  versionId: string;
  question: Pick<PoolQuestion, 'type' | 'key'>;
  overrides: readonly Override[];
  exam: ScoredExam;
  rules: Rules;
}

function versionRule({ versionId, question, overrides, exam, rules }: OverriddenVersion): VersionRule {
  if (overrides.some(({ kind }) => kind === 'drop')) return { counts: false, score: () => NOTHING };
  if (overrides.some(({ kind }) => kind === 'award_all')) return { counts: true, score: () => EVERYTHING };
  const keys = [
    question.key,
    ...overrides.flatMap((override) => (override.kind === 'accept_key' ? [override.key] : [])),
  ];
  const scorers = keys.map((key) =>
    itemScorer({ versionId, type: question.type, key, policy: exam.policies.multipleChoice, rules }),
  );
  return { counts: true, score: bestOf(scorers) };
}

function bestOf(scorers: readonly ItemScorer[]): ItemScorer {
  const [only] = scorers;
  if (only && scorers.length === 1) return only;
  return (item) => scorers.map((score) => score(item)).reduce(largerShare);
}

function rulesSha256({
  exam,
  overrides,
  passMarks,
  rules: { version },
}: {
  exam: ScoredExam;
  overrides: readonly Override[];
  passMarks: PassMarks;
  rules: Rules;
}): string {
  const keys = [...exam.pool].map(([versionId, { type, key }]) => canonicalJson([versionId, type, key])).sort();
  const parts = [exam.policies.multipleChoice, passMarks, keys, overrides.map(canonicalJson).sort()];
  // Rules 1 had no version number when their results were stored, so their hash has none.
  return sha256Hex(canonicalJson(version === 1 ? parts : [`rules ${version}`, ...parts]));
}

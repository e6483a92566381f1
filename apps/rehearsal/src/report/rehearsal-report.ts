import type { AttackFigures } from '../attack/attack-figures';
import type { OperationRow, SecondRow } from '../measure/figures';
import type { UsageFigures } from '../measure/usage';
import type { ComplaintKind } from '../oracle/complaints';

/** The complete result of a rehearsal, written to report.json. */
export interface RehearsalReport {
  verdict: 'passed' | 'failed';
  startedAt: string;
  system: string;
  seed: string;
  candidates: number;
  items: number;
  minutes: number;
  burstSeconds: number;
  policy: string;
  connections: { allowed: number; most: number };
  operations: OperationRow[];
  oracle: Record<ComplaintKind, number> & { examples: { kind: ComplaintKind; what: string }[] };
  results: {
    submitted: number;
    timedOut: number;
    passed: number;
    certificates: number;
    acknowledgedResponses: number;
    /** From the last submission or deadline, whichever is later, until every session was graded. */
    secondsUntilAllResults: number;
    releaseSeconds: number;
  };
  /** Seconds. */
  preparation: { rosterSeconds: number; registrationSeconds: number; papersSeconds: number };
  usage: UsageFigures[];
  /** In seconds from the opening of the window. */
  outages: { fromSecond: number; toSecond: number }[];
  faults: { name: string; note: string | null; fromSecond: number; toSecond: number }[];
  /** Null without an attack. */
  attack: AttackFigures | null;
  /** Number of each refusal or failure. */
  labels: Record<string, number>;
  seconds: SecondRow[];
}

export const errorCount = ({ operations }: Pick<RehearsalReport, 'operations'>): number =>
  operations.reduce((sum, { errors }) => sum + errors, 0);

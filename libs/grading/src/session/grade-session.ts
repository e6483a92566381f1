import type { GradableSession } from '@sunflower/exam-session';
import { NOTHING_SCORED_SHA256, type ResultRow } from '../result/result-row';
import type { RunRules } from '../run/run-rules';
import { scorePaper } from '../scoring/score-paper';

interface SessionUnderRun {
  session: GradableSession;
  runId: string;
  rules: RunRules;
  nowMs: number;
}

/** Grades one session. A voided session is annulled, whatever its answers. @throws VersionNotInPool */
export function gradeSession({ session, runId, rules, nowMs }: SessionUnderRun): ResultRow {
  const { sessionId, registrationId, state, plan, responses } = session;
  const row = { runId, registrationId, sessionId, gradedAt: nowMs };
  if (state === 'voided') {
    return {
      ...row,
      outcome: 'annulled',
      scoreMillipoints: null,
      maxMillipoints: rules.examMaxMillipoints,
      sectionMillipoints: [],
      itemMillipoints: [],
      passed: false,
      inputSha256: NOTHING_SCORED_SHA256,
    };
  }
  return { ...row, outcome: 'graded', ...scorePaper({ paper: { plan, responses }, rules: rules.scoring }) };
}

import type { PoolQuestion } from '@sunflower/question-bank';
import type { Blueprint, BlueprintDraw } from '../blueprint/blueprint';
import type { ExamPolicies } from '../content/exam-policies';

/** What one draw of a locked exam may take. */
export interface LockedDraw {
  /** 1-based, through all sections. */
  drawNumber: number;
  sectionIndex: number;
  draw: BlueprintDraw;
  /**
   * Questions that stand alone, or whole groups in a row (members in order of their position in the group).
   * Draws with the same filter hold the very same array: what one took, the other may not take again.
   */
  candidates: readonly PoolQuestion[];
}

/** An exam as it was frozen at its lock, with the questions that its papers are made of; never changes. */
export interface LockedExam {
  id: string;
  title: string;
  organisationId: string;
  organisationPath: string;
  durationMinutes: number;
  blueprint: Blueprint;
  itemCount: number;
  maxMillipoints: number;
  passMarkMillipoints: number;
  policies: ExamPolicies;
  requiredTrainingUnitIds: string[];
  instructions: string;
  rulesVersion: string;
  rules: string;
  privacyVersion: string;
  privacyNotice: string;
  certificateTitle: string;
  certificateIssuer: string;
  certificateValidMonths: number | null;
  rehearsal: boolean;
  /** By version id. */
  pool: ReadonlyMap<string, PoolQuestion>;
  /** By question: its exclusion group, as it was at the lock. */
  exclusionGroups: ReadonlyMap<string, string>;
  /** In blueprint order. Taking `count` items from each in turn, none twice and none that another excludes, always succeeds: the lock has proven it. */
  draws: readonly LockedDraw[];
}

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
   * Draws with the same filter hold the same array: what one has taken, the other may not take again.
   */
  candidates: readonly PoolQuestion[];
}

/** An exam as frozen by its lock, with the questions of its papers. It never changes. */
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
  /** Question id → exclusion group at the time of the lock. */
  exclusionGroups: ReadonlyMap<string, string>;
  /** In blueprint order. The lock proved that all of them can be filled, with no question twice and none excluded. */
  draws: readonly LockedDraw[];
}

import type { Blueprint } from '../blueprint/blueprint';
import type { ExamPolicies } from './exam-policies';

/** What a draft says; all of it is frozen by the lock. */
export interface ExamContent {
  title: string;
  bankId: string;
  blueprint: Blueprint;
  durationMinutes: number;
  passMarkMillipoints: number;
  policies: ExamPolicies;
  requiredTrainingUnitIds: string[];
  /** Markdown. */
  instructions: string;
  /** Markdown; null takes the default text. */
  rules: string | null;
  /** Markdown; null takes the default text. */
  privacyNotice: string | null;
  certificateTitle: string;
  certificateIssuer: string;
  /** Null: valid for ever. */
  certificateValidMonths: number | null;
}

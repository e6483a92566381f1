import type { Blueprint } from '../blueprint/blueprint';
import type { ExamPolicies } from './exam-policies';

/** The content of a draft. The lock freezes all of it. */
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

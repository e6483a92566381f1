import type { AuditAction } from '@sunflower/platform';
import type { QuestionState } from '../question/question-content';
import type { AttributeEdit } from './attribute-edits';

/** The acts that make a version. */
export const WRITING_ACTS = ['question.written', 'question.attributes-changed'] as const satisfies AuditAction[];

/** How the audit trail records a version; a change of attributes alone says which, and the state that the question kept. */
export function writingAct({
  edit,
  versionNumber,
  state,
}: {
  edit: AttributeEdit | undefined;
  versionNumber: number;
  state: QuestionState;
}): { action: (typeof WRITING_ACTS)[number]; details: Record<string, unknown> } {
  return edit
    ? { action: 'question.attributes-changed', details: { versionNumber, attributes: edit.attributes, state } }
    : { action: 'question.written', details: { versionNumber } };
}

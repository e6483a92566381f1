import type { AuditAction } from '@sunflower/platform';
import type { QuestionState } from '../question/question-content';
import type { StoredUnit } from '../writing/stored-question.repository';
import type { BulkEffect, BulkMember, BulkRefusal } from './bulk-effect';

export const BULK_ACTS = ['submit', 'return', 'publish', 'retire'] as const;
export type BulkAct = (typeof BULK_ACTS)[number];

interface ActRule {
  to: QuestionState;
  from: readonly QuestionState[];
  /** Action name in the audit trail. */
  action: AuditAction;
}

/** The rules for a single question are in `review-question.ts`. */
export const BULK_ACT_RULES: Record<BulkAct, ActRule> = {
  submit: { to: 'in_review', from: ['draft'], action: 'question.submitted' },
  return: { to: 'draft', from: ['in_review'], action: 'question.returned' },
  publish: { to: 'published', from: ['draft', 'in_review', 'retired'], action: 'question.published' },
  retire: { to: 'retired', from: ['draft', 'in_review', 'published'], action: 'question.retired' },
};

interface BulkActToPlan {
  units: readonly StoredUnit[];
  tickedIds: ReadonlySet<string>;
  act: BulkAct;
  staffId: string;
  /** The caller's own versions that were published before: restoring one is no approval. */
  publishedBefore: ReadonlySet<string>;
}

export interface PlannedBulkAct {
  members: BulkMember[];
  effects: BulkEffect[];
}

/** The effect of an act on each question; a group is submitted, returned and published as a whole. */
export function planBulkAct({ units, tickedIds, act, staffId, publishedBefore }: BulkActToPlan): PlannedBulkAct {
  const { to, from } = BULK_ACT_RULES[act];
  const planned: PlannedBulkAct = { members: [], effects: [] };
  for (const { members } of units)
    for (const member of members) {
      const { question, version } = member;
      const ticked = tickedIds.has(question.id);
      if (!ticked && !goesAlong({ act, question })) continue;
      const isDone = question.state === to;
      const refused = isDone ? null : refusal({ member, act, from, staffId, publishedBefore });
      planned.members.push(member);
      planned.effects.push({
        questionId: question.id,
        code: question.code,
        stem: version.stem,
        ticked,
        stateBefore: question.state,
        stateAfter: refused === null ? to : question.state,
        changes: [],
        refused,
      });
    }
  return planned;
}

/** Whether the act includes a group member that is not ticked. A partly retired group stays partly retired. */
function goesAlong({ act, question }: { act: BulkAct; question: BulkMember['question'] }): boolean {
  switch (act) {
    case 'submit':
      return question.state === 'draft';
    case 'return':
    case 'publish':
      return question.state === 'in_review';
    case 'retire':
      return false;
  }
}

function refusal({
  member: { question, version },
  act,
  from,
  staffId,
  publishedBefore,
}: {
  member: BulkMember;
  act: BulkAct;
  from: readonly QuestionState[];
} & Pick<BulkActToPlan, 'staffId' | 'publishedBefore'>): BulkRefusal | null {
  if (!from.includes(question.state)) return 'wrong_state';
  const isComplete = version.rationale !== null && version.source !== null;
  if ((act === 'submit' || act === 'publish') && !isComplete) return 'incomplete';
  const isOwn = version.createdBy === staffId && !publishedBefore.has(version.id);
  return act === 'publish' && isOwn ? 'own_version' : null;
}

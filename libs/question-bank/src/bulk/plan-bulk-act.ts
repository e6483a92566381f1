import type { AuditAction } from '@sunflower/platform';
import type { QuestionState } from '../question/question-content';
import { outcomeOfApproval, type ApprovalOutcome } from '../review/approval';
import type { StoredUnit } from '../writing/stored-question.repository';
import { MISSING_PARTS, type BulkEffect, type BulkMember, type BulkRefusal } from './bulk-effect';

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
  known: KnownOfReview;
}

/** Who acts, and what was approved before. */
export interface KnownOfReview {
  staffId: string;
  /** Questions of which this person wrote a part that nobody has approved yet. */
  ownQuestionIds: ReadonlySet<string>;
  /** Versions that were published before: restoring one is no approval. */
  publishedBefore: ReadonlySet<string>;
  /** Staff who approved each version. */
  approvers: ReadonlyMap<string, ReadonlySet<string>>;
  reviewersWanted: number;
}

export interface PlannedBulkAct {
  members: BulkMember[];
  effects: BulkEffect[];
}

/** The effect of an act on each question; a group is submitted, returned and published as a whole. */
export function planBulkAct({ units, tickedIds, act, known }: BulkActToPlan): PlannedBulkAct {
  const { to } = BULK_ACT_RULES[act];
  const planned: PlannedBulkAct = { members: [], effects: [] };
  for (const { members } of units)
    for (const member of members) {
      const { question, version } = member;
      const ticked = tickedIds.has(question.id);
      if (!ticked && !goesAlong({ act, question })) continue;
      const isDone = question.state === to;
      const refused = isDone ? null : refusal({ member, members, act, known });
      const waitsForAnother =
        !isDone && refused === null && act === 'publish' && approvalOf({ member, known }) === 'one_of_several';
      planned.members.push(member);
      planned.effects.push({
        questionId: question.id,
        code: question.code,
        stem: version.stem,
        ticked,
        stateBefore: question.state,
        stateAfter: refused !== null ? question.state : waitsForAnother ? 'in_review' : to,
        waitsForAnother,
        changes: [],
        missing: act === 'submit' || act === 'publish' ? MISSING_PARTS.filter((part) => version[part] === null) : [],
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
  member,
  members,
  act,
  known,
}: Pick<BulkActToPlan, 'act' | 'known'> & {
  member: BulkMember;
  /** Its whole group: the case is read as one. */
  members: readonly BulkMember[];
}): BulkRefusal | null {
  const { question, version } = member;
  if (!BULK_ACT_RULES[act].from.includes(question.state)) return 'wrong_state';
  if (act !== 'publish') return null;
  const isOwn = members.some(({ question: { id } }) => known.ownQuestionIds.has(id));
  if (isOwn && !known.publishedBefore.has(version.id)) return 'own_version';
  return approvalOf({ member, known }) === 'again' ? 'already_approved' : null;
}

function approvalOf({
  member: { version },
  known: { staffId, publishedBefore, approvers, reviewersWanted },
}: {
  member: BulkMember;
  known: KnownOfReview;
}): ApprovalOutcome {
  if (publishedBefore.has(version.id)) return 'enough';
  return outcomeOfApproval({ staffId, approvedBy: approvers.get(version.id) ?? new Set(), wanted: reviewersWanted });
}

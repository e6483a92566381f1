import { nextQuestionState } from '../question/next-question-state';
import { authoredUnits, type AuthoredVersion } from '../question/version-content';
import { authoredFileOf } from '../writing/authored-file';
import type { StoredUnit } from '../writing/stored-question.repository';
import { isChanged, type BulkEffect, type BulkMember } from './bulk-effect';

export interface BulkEdit {
  domainCode?: string;
  knowledgePoint?: string;
  difficulty?: number;
}

export interface PlannedBulkEdit {
  members: BulkMember[];
  effects: BulkEffect[];
  /** To be stored: units with a question that gets a new version. */
  units: AuthoredVersion[][];
  /** Questions that move to another domain; a group moves whole. */
  movedIds: string[];
}

/**
 * The effect of an edit on each question: another knowledge point or difficulty makes a new version, as after a single
 * edit.
 */
export function planBulkEdit({
  units,
  tickedIds,
  edit,
}: {
  units: readonly StoredUnit[];
  tickedIds: ReadonlySet<string>;
  edit: BulkEdit;
}): PlannedBulkEdit {
  const plan: PlannedBulkEdit = { members: [], effects: [], units: [], movedIds: [] };
  for (const unit of units) {
    const { domainCode, stimulus, members } = unit;
    const { difficulty, knowledgePoint } = edit;
    const file = authoredFileOf({
      domainCode,
      stimulus,
      questions: members.map(({ question, version }) => ({
        code: question.code,
        content: tickedIds.has(question.id)
          ? {
              ...version,
              difficulty: difficulty ?? version.difficulty,
              knowledgePoint: knowledgePoint ?? version.knowledgePoint,
            }
          : version,
      })),
    });
    const [written = []] = authoredUnits(file);
    const moves = edit.domainCode !== undefined && edit.domainCode !== domainCode;
    if (written.some(({ contentSha256 }, index) => contentSha256 !== members[index]?.version.contentSha256))
      plan.units.push(written);
    members.forEach((member, index) => {
      const effect = effectOf({ member, written: written[index] as AuthoredVersion, tickedIds });
      if (moves) effect.changes.unshift({ field: 'domain', before: domainCode, after: edit.domainCode as string });
      plan.members.push(member);
      if (effect.ticked || isChanged(effect)) plan.effects.push(effect);
      if (moves) plan.movedIds.push(member.question.id);
    });
  }
  return plan;
}

function effectOf({
  member: { question, version },
  written,
  tickedIds,
}: {
  member: BulkMember;
  written: AuthoredVersion;
  tickedIds: ReadonlySet<string>;
}): BulkEffect {
  const { difficulty, knowledgePoint } = written.content;
  const contentChanged = written.contentSha256 !== version.contentSha256;
  const changes: BulkEffect['changes'] = [];
  if (knowledgePoint !== version.knowledgePoint)
    changes.push({ field: 'knowledgePoint', before: version.knowledgePoint, after: knowledgePoint });
  if (difficulty !== version.difficulty)
    changes.push({ field: 'difficulty', before: String(version.difficulty), after: String(difficulty) });
  return {
    questionId: question.id,
    code: question.code,
    stem: version.stem,
    ticked: tickedIds.has(question.id),
    stateBefore: question.state,
    stateAfter: nextQuestionState({ current: question.state, contentChanged, authored: 'draft' }),
    changes,
    refused: null,
  };
}

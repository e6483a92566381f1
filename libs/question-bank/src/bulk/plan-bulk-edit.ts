import { nextQuestionState } from '../question/next-question-state';
import type { QuestionSource } from '../question/question-content';
import { aboutIn, MOST_TAGS, tagsOf, type QuestionAbout } from '../question/question-about';
import { authoredUnits, type AuthoredVersion, type VersionContent } from '../question/version-content';
import { attributeEditsOf, type AttributeEdit } from '../writing/attribute-edits';
import { authoredFileOf } from '../writing/authored-file';
import type { StoredUnit } from '../writing/stored-question.repository';
import { BULK_FIELDS, isChanged, type BulkEffect, type BulkField, type BulkMember } from './bulk-effect';

/** What is left out stays as it is. */
export interface BulkEdit extends Partial<Omit<QuestionAbout, 'tags' | 'furtherCase'>> {
  domainCode?: string;
  knowledgePoint?: string;
  difficulty?: number;
  /** Behind those that a question has; past the most that it may have, none is added. */
  addTags?: readonly string[];
  removeTags?: readonly string[];
  /** Another document in place of the source; content, so that a published question goes to review again. */
  source?: Pick<QuestionSource, 'issuer' | 'title' | 'year'>;
  /** Of the source, where a question has one. */
  checkedOn?: string;
}

export interface PlannedBulkEdit {
  members: BulkMember[];
  effects: BulkEffect[];
  /** To be stored: units with a question that gets a new version. */
  units: AuthoredVersion[][];
  /** By code: questions of which only attributes change. */
  attributeEdits: Map<string, AttributeEdit>;
  /** Questions that move to another domain; a group moves whole. */
  movedIds: string[];
}

/**
 * The effect of an edit on each question. Every change but that of the domain makes a new version, which keeps the state
 * unless the source is another.
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
  const plan: PlannedBulkEdit = { members: [], effects: [], units: [], attributeEdits: new Map(), movedIds: [] };
  for (const unit of units) {
    const { domainCode, stimulus, members } = unit;
    const file = authoredFileOf({
      domainCode,
      stimulus,
      questions: members.map(({ question, version }) => ({
        code: question.code,
        content: tickedIds.has(question.id) ? edited({ content: version, edit }) : version,
      })),
    });
    const [written = []] = authoredUnits(file);
    const moves = edit.domainCode !== undefined && edit.domainCode !== domainCode;
    if (written.some(({ contentSha256 }, index) => contentSha256 !== members[index]?.version.contentSha256))
      plan.units.push(written);
    const edits = attributeEditsOf({ unit, written });
    edits.forEach((edit, code) => plan.attributeEdits.set(code, edit));
    members.forEach((member, index) => {
      const attributeEdit = edits.get(member.question.code);
      const effect = effectOf({ member, written: written[index] as AuthoredVersion, attributeEdit, tickedIds });
      if (moves) effect.changes.unshift({ field: 'domain', before: domainCode, after: edit.domainCode as string });
      plan.members.push(member);
      if (effect.ticked || isChanged(effect)) plan.effects.push(effect);
      if (moves) plan.movedIds.push(member.question.id);
    });
  }
  return plan;
}

function edited({ content, edit }: { content: VersionContent; edit: BulkEdit }): VersionContent {
  const { domainCode: _, addTags, removeTags, checkedOn, source = content.source, ...set } = edit;
  return {
    ...content,
    ...set,
    tags: editedTags({ tags: content.tags ?? [], addTags, removeTags }),
    source: source && checkedOn !== undefined ? { ...source, checkedOn } : source,
  };
}

function editedTags({
  tags,
  addTags = [],
  removeTags = [],
}: { tags: readonly string[] } & Pick<BulkEdit, 'addTags' | 'removeTags'>): string[] | null {
  const kept = tags.filter((tag) => !removeTags.includes(tag));
  const all = tagsOf([...kept, ...addTags]);
  return all === null || all.length <= MOST_TAGS ? all : tagsOf(kept);
}

const documentName = ({ issuer, title, year }: QuestionSource): string => `${issuer} · ${title} · ${year}`;

/** As texts, for a preview; a field that nobody filled is empty. */
function shownFields({ content }: { content: VersionContent }): Record<Exclude<BulkField, 'domain'>, string> {
  const { competency, cognitiveLevel, tags, language, reviewDate } = aboutIn(content);
  return {
    knowledgePoint: content.knowledgePoint,
    difficulty: String(content.difficulty),
    competency: competency ?? '',
    cognitiveLevel: cognitiveLevel ?? '',
    tags: tags?.join('; ') ?? '',
    language: language ?? '',
    source: content.source === null ? '' : documentName(content.source),
    checkedOn: content.source?.checkedOn ?? '',
    reviewDate: reviewDate ?? '',
  };
}

function effectOf({
  member: { question, version },
  written,
  attributeEdit,
  tickedIds,
}: {
  member: BulkMember;
  written: AuthoredVersion;
  attributeEdit: AttributeEdit | undefined;
  tickedIds: ReadonlySet<string>;
}): BulkEffect {
  const before = shownFields({ content: version });
  const after = shownFields(written);
  const change = written.contentSha256 === version.contentSha256 ? 'none' : attributeEdit ? 'attributes' : 'content';
  const changes: BulkEffect['changes'] = BULK_FIELDS.flatMap((field) =>
    field === 'domain' || before[field] === after[field] ? [] : [{ field, before: before[field], after: after[field] }],
  );
  return {
    questionId: question.id,
    code: question.code,
    stem: version.stem,
    ticked: tickedIds.has(question.id),
    stateBefore: question.state,
    stateAfter: nextQuestionState({ current: question.state, change, authored: 'draft' }),
    waitsForAnother: false,
    changes,
    missing: [],
    refused: null,
  };
}

import { Injectable } from '@nestjs/common';
import { isoTime } from '@sunflower/platform';
import { QuestionNotFound } from '../question-bank.errors';
import { authoredFileOf } from './authored-file';
import type { QuestionDraft } from './question-draft.entity';
import { QuestionDrafts } from './question-drafts';
import { StoredQuestionRepository, type StoredUnit } from './stored-question.repository';
import type { QuestionDraftDto, WritableQuestionDto } from './writing.dto';

/** A stored question in its authored form, with the caller's draft. */
@Injectable()
export class QuestionWriting {
  constructor(
    private readonly stored: StoredQuestionRepository,
    private readonly drafts: QuestionDrafts,
  ) {}

  /** @throws QuestionNotFound */
  async getUnit(questionId: string): Promise<StoredUnit> {
    const unit = await this.stored.findUnit(questionId);
    if (!unit) throw new QuestionNotFound();
    return unit;
  }

  async toWritable({
    unit,
    staffId,
    organisationId,
  }: {
    unit: StoredUnit;
    staffId: string;
    organisationId: string;
  }): Promise<WritableQuestionDto> {
    const questionId = subjectOf(unit);
    const draft = await this.drafts.findOfQuestion({ questionId, staffId });
    const others = await this.drafts.othersAt({ questionId, staffId });
    return {
      bankId: unit.bankId,
      organisationId,
      questionId,
      states: unit.members.map(({ question }) => question.state),
      basedOn: unit.members.map(({ version }) => version.id),
      file: authoredFileOf({
        domainCode: unit.domainCode,
        stimulus: unit.stimulus,
        questions: unit.members.map(({ question, version }) => ({ code: question.code, content: version })),
      }),
      draft: draft && toDraftDto(draft),
      others: others.map(({ name, updatedAt }) => ({ name, at: isoTime(updatedAt) })),
    };
  }
}

/** The question that a draft belongs to: a group is edited as a whole, under its first question. */
export const subjectOf = ({ members }: StoredUnit): string => (members[0] as StoredUnit['members'][number]).question.id;

export const toDraftDto = ({
  id,
  bankId,
  questionId,
  basedOn,
  content,
  updatedAt,
}: QuestionDraft): QuestionDraftDto => ({
  id,
  bankId,
  questionId,
  basedOn: JSON.parse(basedOn) as string[],
  file: JSON.parse(content) as object,
  savedAt: isoTime(updatedAt),
});

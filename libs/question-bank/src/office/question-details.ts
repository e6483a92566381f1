import { Injectable } from '@nestjs/common';
import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import { QuestionExposureRepository } from '../exposure/question-exposure.repository';
import { QuestionDetailDto, QuestionVersionDto } from './question-bank.dto';
import { QuestionNotFound } from '../question-bank.errors';
import { AuthorsRepository } from '../review/authors.repository';
import { ApprovalRepository } from '../review/approval.repository';
import { QuestionHistoryRepository } from '../review/question-history.repository';
import { QuestionDetailRepository } from './question-detail.repository';
import { aboutIn } from '../question/question-about';
import type { QuestionVersion } from '../question/question-version.entity';
import type { Question } from '../question/question.entity';
import type { Stimulus } from '../question/stimulus.entity';

/** A question as staff see it: with its key and its earlier versions. */
@Injectable()
export class QuestionDetails {
  constructor(
    private readonly repository: QuestionDetailRepository,
    private readonly history: QuestionHistoryRepository,
    private readonly exposures: QuestionExposureRepository,
    private readonly approvals: ApprovalRepository,
    private readonly authors: AuthorsRepository,
  ) {}

  /** @throws QuestionNotFound */
  async getCurrentVersionId(questionId: string): Promise<string> {
    return (await this.getQuestion(questionId)).currentVersionId;
  }

  /** The ids of the question's group in order, or the question alone. @throws QuestionNotFound */
  async groupIds(questionId: string): Promise<string[]> {
    const { bankId, currentVersionId } = await this.getQuestion(questionId);
    const { stimulusId } = await this.repository.getVersion(currentVersionId);
    if (stimulusId === null) return [questionId];
    return (await this.repository.groupMembers({ bankId, stimulusId })).map(({ id }) => id);
  }

  /** @throws QuestionNotFound */
  async getBankId(questionId: string): Promise<string> {
    return (await this.getQuestion(questionId)).bankId;
  }

  /** @throws QuestionNotFound */
  async getDetail({ questionId, staffId }: { questionId: string; staffId: string }): Promise<QuestionDetailDto> {
    const question = await this.getQuestion(questionId);
    const { id, bankId, code, domainCode, state } = question;
    const versions = await this.repository.listVersions(question);
    const stimuli = await this.repository.stimuliByIds(versions.flatMap(({ stimulusId }) => stimulusId ?? []));
    const [current] = versions;
    const group = current?.stimulusId
      ? await this.repository.groupMembers({ bankId, stimulusId: current.stimulusId })
      : [];
    const names = await this.history.namesOf(versions.flatMap(({ createdBy }) => createdBy ?? []));
    const exposure = await this.exposures.of(id);
    const approvers = await this.approvals.listApprovers(question.currentVersionId);
    const questionIds = [id, ...group.map((member) => member.id)];
    const wroteUnapproved = await this.authors.partlyWrittenBy({ questionIds, staffId });
    const stimulusById = new Map(stimuli.map((stimulus) => [stimulus.id, stimulus]));
    return {
      id,
      bankId,
      code,
      domainCode,
      state,
      isOwn: current?.createdBy === staffId || wroteUnapproved.size > 0,
      approvals: {
        wanted: await this.approvals.reviewersWanted(bankId),
        by: approvers.map(({ name, at }) => ({ name, at: isoTime(at) })),
        isMine: approvers.some((approver) => approver.staffId === staffId),
      },
      exposure: { ...exposure, lastDrawnAt: isoTimeOrNull(exposure.lastDrawnAt) },
      group,
      versions: versions.map((version) =>
        toVersionDto({
          version,
          stimulus: stimulusById.get(version.stimulusId ?? '') ?? null,
          createdByName: names.get(version.createdBy ?? '') ?? '',
        }),
      ),
    };
  }

  private async getQuestion(id: string): Promise<Question> {
    const question = await this.repository.findQuestion(id);
    if (!question) throw new QuestionNotFound();
    return question;
  }
}

function toVersionDto({
  version,
  stimulus,
  createdByName,
}: {
  version: QuestionVersion;
  stimulus: Stimulus | null;
  createdByName: string;
}): QuestionVersionDto {
  return {
    id: version.id,
    versionNumber: version.versionNumber,
    type: version.type,
    format: version.format,
    stem: version.stem,
    options: version.options,
    prompts: version.prompts,
    blankCount: version.blankCount,
    key: version.key,
    stimulus: stimulus && { id: stimulus.id, text: stimulus.text, format: stimulus.format },
    groupPosition: version.groupPosition,
    rationale: version.rationale,
    difficulty: version.difficulty,
    knowledgePoint: version.knowledgePoint,
    source: version.source,
    ...aboutIn(version),
    tags: version.tags ?? [],
    createdAt: isoTime(version.createdAt),
    createdByName,
  };
}

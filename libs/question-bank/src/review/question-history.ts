import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isoTime, newId } from '@sunflower/platform';
import type { QuestionState } from '../question/question-content';
import type { Attribute } from '../question/reviewed-content';
import { WRITING_ACTS } from '../writing/writing-act';
import type { CommentPlace } from './question-comment.entity';
import { QuestionHistoryRepository } from './question-history.repository';
import { TooManyComments } from './review.errors';
import type { QuestionHistoryDto } from './review.dto';

const MAX_COMMENTS = 200;

interface Details {
  versionNumber?: number;
  attributes?: Attribute[];
  state?: QuestionState;
}

const detailsOf = ({ details }: { details: unknown }): Details => (details ?? {}) as Details;
const versionNumberOf = (act: { details: unknown }): number | null => detailsOf(act).versionNumber ?? null;
const isWriting = ({ action }: { action: string }): boolean => (WRITING_ACTS as readonly string[]).includes(action);

/** Acts on a question with actor and reason, the versions that a file brought, and its comments. */
@Injectable()
export class QuestionHistory {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: QuestionHistoryRepository,
  ) {}

  /** Newest first. */
  async of(questionId: string): Promise<QuestionHistoryDto> {
    const acts = await this.audit.listFor({ subjectType: 'question', subjectId: questionId });
    const names = await this.repository.namesOf(acts.flatMap(({ actorId }) => actorId ?? []));
    const comments = await this.repository.listComments(questionId);
    const versions = await this.repository.listVersions(questionId);
    const onScreen = new Set(acts.filter(isWriting).map(versionNumberOf));
    const imported = versions
      .filter(({ versionNumber }) => !onScreen.has(versionNumber))
      .map(({ at, name, versionNumber }) => ({
        at: isoTime(at),
        action: 'imported',
        name,
        reason: null,
        versionNumber,
        attributes: [],
        state: null,
      }));
    const acted = acts.map(({ at, action, actorId, reason, details }) => ({
      at: isoTime(at),
      action: action.replace(/^question\./, ''),
      name: names.get(actorId ?? '') ?? '',
      reason,
      versionNumber: versionNumberOf({ details }),
      attributes: detailsOf({ details }).attributes ?? [],
      state: detailsOf({ details }).state ?? null,
    }));
    return {
      events: [...acted, ...imported].sort((one, other) => Number(one.at < other.at) - Number(one.at > other.at)),
      comments: comments.map(({ at, ...comment }) => ({ ...comment, at: isoTime(at) })),
    };
  }

  /** @throws TooManyComments */
  async comment({
    questionId,
    versionId,
    staffId,
    place,
    body,
  }: {
    questionId: string;
    versionId: string;
    staffId: string;
    place: CommentPlace | null;
    body: string;
  }): Promise<void> {
    await this.database.transaction(async () => {
      if ((await this.repository.countComments(questionId)) >= MAX_COMMENTS)
        throw new TooManyComments({ max: MAX_COMMENTS });
      const createdAt = this.clock.now();
      await this.repository.insertComment({ id: newId(), questionId, versionId, staffId, place, body, createdAt });
    });
  }
}

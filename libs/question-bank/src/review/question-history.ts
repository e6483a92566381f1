import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isoTime, newId } from '@sunflower/platform';
import type { CommentPlace } from './question-comment.entity';
import { QuestionHistoryRepository } from './question-history.repository';
import { TooManyComments } from './review.errors';
import type { QuestionHistoryDto } from './review.dto';

const MAX_COMMENTS = 200;

/** Acts on a question with actor and reason, and its comments. */
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
    return {
      events: acts.map(({ at, action, actorId, reason, details }) => ({
        at: isoTime(at),
        action: action.replace(/^question\./, ''),
        name: names.get(actorId ?? '') ?? '',
        reason,
        versionNumber: (details as { versionNumber?: number } | null)?.versionNumber ?? null,
      })),
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

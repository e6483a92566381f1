import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { ExamSessions } from '@sunflower/exam-session';
import { Clock } from '@sunflower/platform';
import { Erasers } from './erasers';
import { RETENTION_KINDS, type RetentionKind } from './retention-kind';
import type { RuleKey } from './retention.repository';
import { obstaclesOf, type RetentionObstacle } from './retention-times';

/** Why nothing can be erased now: asked for the dry run, and again at each step of the erasing. */
@Injectable()
export class RetentionObstacles {
  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly sessions: ExamSessions,
    private readonly erasers: Erasers,
  ) {}

  async of({ examId, kind }: RuleKey): Promise<RetentionObstacle[]> {
    return [...(await this.ofExam(examId)).obstacles, ...(await this.erasers.obstacles({ examId, kind }))];
  }

  async ofKinds(examId: string): Promise<{
    obstacles: Record<RetentionKind, RetentionObstacle[]>;
    /** Null: the exam has no sitting yet. */
    lastCloseMs: number | null;
  }> {
    const { obstacles, lastCloseMs } = await this.ofExam(examId);
    const byKind: [RetentionKind, RetentionObstacle[]][] = [];
    for (const kind of RETENTION_KINDS)
      byKind.push([kind, [...obstacles, ...(await this.erasers.obstacles({ examId, kind }))]]);
    return { obstacles: Object.fromEntries(byKind) as Record<RetentionKind, RetentionObstacle[]>, lastCloseMs };
  }

  /** Those of every kind. */
  private async ofExam(examId: string): Promise<{ obstacles: RetentionObstacle[]; lastCloseMs: number | null }> {
    const closings = (await this.sittings.listByExam(examId)).map(({ closesAt }) => closesAt);
    const openSessions = await this.sessions.countOpen(examId);
    return {
      obstacles: obstaclesOf({ closings, openSessions, nowMs: this.clock.now() }),
      lastCloseMs: closings.length === 0 ? null : Math.max(...closings),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { ExamSessions } from '@sunflower/exam-session';
import { Clock } from '@sunflower/platform';
import { obstaclesOf, type RetentionObstacle } from './retention-times';

export interface Standing {
  obstacles: RetentionObstacle[];
  /** Null: the exam has no sitting yet. */
  lastCloseMs: number | null;
}

/** Why nothing of an exam can be erased now: asked for the dry run, and again at each step of the erasing. */
@Injectable()
export class RetentionObstacles {
  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly sessions: ExamSessions,
  ) {}

  async of(examId: string): Promise<Standing> {
    const closings = (await this.sittings.listByExam(examId)).map(({ closesAt }) => closesAt);
    const openSessions = await this.sessions.countOpen(examId);
    return {
      obstacles: obstaclesOf({ closings, openSessions, nowMs: this.clock.now() }),
      lastCloseMs: closings.length === 0 ? null : Math.max(...closings),
    };
  }
}

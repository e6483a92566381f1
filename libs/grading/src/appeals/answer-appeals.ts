import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { GradingRunRepository } from '../run/grading-run.repository';
import type { Decision } from './appeal-rule';
import { AppealAnswered, AppealNotFound, RunOfAnotherExam } from './appeal.errors';
import type { Appeal } from './appeal.entity';
import { AppealRepository } from './appeal.repository';

const ALIKE_AT_ONCE = 1000;

interface Answer {
  appealId: string;
  decision: Decision;
  answer: string;
  /** The grading run that makes the correction. */
  runId: string | null;
  /** Whether all pending appeals about the same question get this answer. */
  alike: boolean;
  staff: Pick<StaffActor, 'staffId'>;
}

/** Answers appeals, each once. Corrections are made by a grading run, for everyone in the same situation. */
@Injectable()
export class AnswerAppeals {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly runs: GradingRunRepository,
    private readonly repository: AppealRepository,
  ) {}

  /** Returns how many appeals were answered. Sending the same answer again changes nothing. @throws AppealNotFound, AppealAnswered, RunOfAnotherExam */
  async answer(order: Answer): Promise<number> {
    const appeal = await this.repository.find(order.appealId);
    if (!appeal) throw new AppealNotFound();
    if (order.runId !== null && (await this.runs.find(order.runId))?.examId !== appeal.examId)
      throw new RunOfAnotherExam();
    return this.database.transaction(() => this.answerAll({ order, appeal }));
  }

  private async answerAll({ order, appeal }: { order: Answer; appeal: Appeal }): Promise<number> {
    const { decision, answer, runId, alike, staff } = order;
    const ids =
      alike && appeal.questionVersionId !== null
        ? await this.repository.lockAlike({
            examId: appeal.examId,
            questionVersionId: appeal.questionVersionId,
            limit: ALIKE_AT_ONCE,
          })
        : [];
    const answeredAt = this.clock.now();
    let answered = 0;
    for (const id of new Set([appeal.id, ...ids])) {
      const given = { id, state: decision, answer, runId, answeredBy: staff.staffId, answeredAt };
      if (!(await this.repository.answer(given))) {
        if (id === appeal.id) requireSame({ appeal: await this.repository.find(id), order });
        continue;
      }
      answered += 1;
      await this.audit.record({
        staffId: staff.staffId,
        action: 'appeal.answered',
        subjectType: 'appeal',
        subjectId: id,
        reason: [...answer].slice(0, 500).join(''),
        details: { examId: appeal.examId, decision, runId, alikeTo: id === appeal.id ? null : appeal.id },
      });
    }
    return answered;
  }
}

function requireSame({ appeal, order }: { appeal: Appeal | null; order: Answer }): void {
  const isSame =
    appeal?.state === order.decision && appeal.answer === order.answer && (appeal.runId ?? null) === order.runId;
  if (!isSame) throw new AppealAnswered();
}

import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { ExamSessions } from '@sunflower/exam-session';
import { Clock, isoTime, isoTimeOrNull } from '@sunflower/platform';
import { stemWithPart } from '@sunflower/question-bank';
import { AppealRepository, type AppealCounts, type ListedAppeal } from '../appeals/appeal.repository';
import { Markers } from '../marking/markers';
import { GradingRunRepository } from '../run/grading-run.repository';
import { latestReleased } from '../run/run-order';
import type { AppealDetailDto, AppealDto, AppealedItemDto } from './appeal.dto';

/** Appeals as staff see them. */
@Injectable()
export class AppealViews {
  constructor(
    private readonly clock: Clock,
    private readonly exams: LockedExams,
    private readonly sessions: ExamSessions,
    private readonly markers: Markers,
    private readonly repository: AppealRepository,
    private readonly runs: GradingRunRepository,
  ) {}

  counts(examId: string): Promise<AppealCounts> {
    return this.repository.count({ examId, nowMs: this.clock.now() });
  }

  async listed({ examId, appeals }: { examId: string; appeals: readonly ListedAppeal[] }): Promise<AppealDto[]> {
    if (appeals.length === 0) return [];
    const { pool } = await this.exams.get(examId);
    const alike = await this.repository.countAlike(examId);
    const runs = await this.runs.listByExam(examId);
    const names = await this.markers.namesOf(
      appeals.flatMap(({ answeredBy }) => (answeredBy === null ? [] : [answeredBy])),
    );
    const nowMs = this.clock.now();
    return appeals.map((appeal) => ({
      id: appeal.id,
      candidateName: appeal.candidateName,
      ticketNumber: appeal.ticketNumber,
      organisationName: appeal.organisationName,
      sessionId: appeal.sessionId,
      itemNumber: appeal.itemNumber || null,
      questionCode: pool.get(appeal.questionVersionId ?? '')?.questionCode ?? null,
      reason: appeal.reason,
      state: appeal.state,
      madeAt: isoTime(appeal.madeAt),
      dueAt: isoTime(appeal.dueAt),
      overdue: appeal.state === 'pending' && appeal.dueAt <= nowMs,
      alike: alike.get(appeal.questionVersionId ?? '') ?? 0,
      answer: appeal.answer,
      answeredAt: isoTimeOrNull(appeal.answeredAt),
      answeredByName: appeal.answeredBy === null ? null : (names.get(appeal.answeredBy) ?? ''),
      runNumber: runs.find(({ id }) => id === appeal.runId)?.runNumber ?? null,
    }));
  }

  async detail(appeal: ListedAppeal): Promise<AppealDetailDto> {
    const [view] = (await this.listed({ examId: appeal.examId, appeals: [appeal] })) as [AppealDto];
    return { ...view, item: appeal.itemNumber === 0 ? null : await this.itemOf(appeal) };
  }

  private async itemOf({
    examId,
    sessionId,
    registrationId,
    itemNumber,
  }: ListedAppeal): Promise<AppealedItemDto | null> {
    const { pool } = await this.exams.get(examId);
    const run = latestReleased(await this.runs.listByExam(examId));
    const [session] = await this.sessions.loadForGrading({
      sessionIds: [sessionId],
      lateAcceptedUpToMs: run?.createdAt ?? 0,
    });
    const item = session?.plan.sections.flatMap(({ items }) => items)[itemNumber - 1];
    const question = item && pool.get(item.versionId);
    if (!session || !item || !question) return null;
    const earned = run && (await this.repository.itemMillipoints({ registrationId, runId: run.id }));
    return {
      questionVersionId: item.versionId,
      questionId: question.questionId,
      type: question.type,
      stem: stemWithPart(question),
      options: item.optionOrder.map((index) => question.options[index] ?? ''),
      response: session.responses.get(itemNumber) ?? null,
      points: item.pointsMillipoints / 1000,
      earnedPoints: earned?.[itemNumber - 1] === undefined ? null : (earned[itemNumber - 1] as number) / 1000,
      scriptId: question.type === 'essay' ? await this.repository.scriptOf({ sessionId, itemNumber }) : null,
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { DAY_MS } from './appeal-rule';
import { InvalidAppealWindow } from './appeal.errors';
import { AppealRepository } from './appeal.repository';

/** How long after a release results may be appealed against, and how soon an appeal is answered. */
export interface AppealTimes {
  days: number;
  answerDays: number;
}

interface NewWindow {
  examId: string;
  sittingIds: readonly string[];
  opensAt: number;
  closesAt: number;
  answerDays: number;
  staffId: string;
}

/** When the people of which sittings may appeal; each change with its audit row. */
@Injectable()
export class AppealWindows {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sittings: Sittings,
    private readonly repository: AppealRepository,
  ) {}

  /** With the release, in its transaction. A sitting that has a window keeps it: a corrected run opens nothing anew by itself. */
  async openAtRelease({
    examId,
    sittingIds,
    releasedAt,
    times: { days, answerDays },
    staffId,
  }: {
    examId: string;
    sittingIds: readonly string[];
    releasedAt: number;
    times: AppealTimes;
    staffId: string;
  }): Promise<void> {
    const known = new Set((await this.repository.windowsOf(examId)).map(({ sittingId }) => sittingId));
    const fresh = sittingIds.filter((id) => !known.has(id));
    const closesAt = releasedAt + days * DAY_MS;
    await this.write({ examId, sittingIds: fresh, opensAt: releasedAt, closesAt, answerDays, staffId });
  }

  /** By an administrator, for sittings whose results are released or will be: nobody appeals before. @throws InvalidAppealWindow */
  async set({
    examId,
    sittingIds,
    opensAt,
    closesAt,
    answerDays,
    staff: { staffId },
  }: Omit<NewWindow, 'staffId'> & { staff: Pick<StaffActor, 'staffId'> }): Promise<void> {
    const own = new Set((await this.sittings.listByExam(examId)).map(({ id }) => id));
    if (closesAt <= opensAt || closesAt <= this.clock.now() || !sittingIds.every((id) => own.has(id)))
      throw new InvalidAppealWindow();
    await this.database.transaction(() => this.write({ examId, sittingIds, opensAt, closesAt, answerDays, staffId }));
  }

  private async write({ examId, sittingIds, opensAt, closesAt, answerDays, staffId }: NewWindow): Promise<void> {
    if (sittingIds.length === 0) return;
    const changedAt = this.clock.now();
    await this.repository.setWindows(
      sittingIds.map((sittingId) => ({ sittingId, examId, opensAt, closesAt, answerDays, changedAt })),
    );
    await this.audit.record({
      staffId,
      action: 'appeal-window.set',
      subjectType: 'exam',
      subjectId: examId,
      reason: null,
      details: { sittingIds, opensAt, closesAt, answerDays },
    });
  }
}

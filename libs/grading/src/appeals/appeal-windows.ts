import { Injectable } from '@nestjs/common';
import { Sittings } from '@sunflower/exam';
import { Audit, Clock, Database, type StaffActor } from '@sunflower/platform';
import { DAY_MS } from './appeal-rule';
import { InvalidAppealWindow } from './appeal.errors';
import { AppealRepository } from './appeal.repository';

/** Days of the appeal window after a release, and days to answer an appeal. */
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

/** Sets the appeal windows of sittings; each change has an audit row. */
@Injectable()
export class AppealWindows {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sittings: Sittings,
    private readonly repository: AppealRepository,
  ) {}

  /** Opens windows in the transaction of the release. Sittings that have a window keep it, so a corrected run opens none again. */
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

  /** Sets windows by an administrator. Nobody can appeal before the release, even in an open window. @throws InvalidAppealWindow */
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

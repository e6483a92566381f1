import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId } from '@sunflower/platform';
import { ExamNotFound, InvalidSittingTimes, ReasonRequired, RoomsUsedElsewhere, SittingNotFound } from '../exam.errors';
import { ExamRepository } from '../exam/exam.repository';
import { LoadOnceCache } from '../content/load-once-cache';
import type { SittingRow } from '../content/registration-row';
import { RoomUseRepository } from './room-use.repository';
import { SittingRepository } from './sitting.repository';
import { faultsOfSittingTimes, sittingTimesFault, type SittingTimes } from '../content/sitting-times';

export type SittingContent = Omit<SittingRow, 'id' | 'examId'>;

const SITTINGS_KEPT = 500;
/** How long another process may still use the old times after a change. */
const BELIEVED_MS = 5000;

/** The windows of an exam. */
@Injectable()
export class Sittings {
  private readonly cache: LoadOnceCache<SittingRow>;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: SittingRepository,
    private readonly exams: ExamRepository,
    private readonly roomUse: RoomUseRepository,
  ) {
    this.cache = new LoadOnceCache({
      load: (id) => this.load(id),
      max: SITTINGS_KEPT,
      ttlMs: BELIEVED_MS,
      now: () => clock.now(),
    });
  }

  /** Up to 5 s old. @throws SittingNotFound */
  getSitting(id: string): Promise<SittingRow> {
    return this.cache.get(id);
  }

  listByExam(examId: string): Promise<SittingRow[]> {
    return this.repository.listByExam(examId);
  }

  /** @throws ExamNotFound, InvalidSittingTimes */
  async create({
    examId,
    content,
    staffId,
  }: {
    examId: string;
    content: SittingContent;
    staffId: string | null;
  }): Promise<{ id: string }> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.checkTimes({ examId, times: content });
      if (content.closesAt <= this.clock.now())
        throw new InvalidSittingTimes([{ field: 'closesAt', ...sittingTimesFault('CLOSES_IN_THE_PAST', {}) }]);
      await this.repository.insert({ ...content, id, examId });
      await this.audit.record({
        staffId,
        action: 'sitting.created',
        subjectType: 'sitting',
        subjectId: id,
        reason: null,
        details: { examId, ...timesOf(content) },
      });
    });
    return { id };
  }

  /**
   * Sessions that have begun keep their deadline, which is stored with them.
   * @throws SittingNotFound, InvalidSittingTimes; ReasonRequired when the exam is locked; RoomsUsedElsewhere when the
   * sitting has rooms that another one uses in the new window
   */
  async update({
    sittingId,
    content,
    staffId,
    reason,
  }: {
    sittingId: string;
    content: SittingContent;
    staffId: string;
    reason: string | null;
  }): Promise<void> {
    await this.database.transaction(async () => {
      await this.repository.lockRow(sittingId);
      await this.roomUse.lockOf(sittingId);
      const before = await this.load(sittingId);
      const { state } = await this.checkTimes({ examId: before.examId, times: content });
      if (state === 'locked' && reason === null) throw new ReasonRequired();
      await this.repository.update({ ...content, id: sittingId, examId: before.examId });
      if (content.opensAt !== before.opensAt || content.closesAt !== before.closesAt)
        await this.requireOwnRooms(sittingId);
      await this.audit.record({
        staffId,
        action: 'sitting.changed',
        subjectType: 'sitting',
        subjectId: sittingId,
        reason,
        details: { examId: before.examId, before: timesOf(before), after: timesOf(content) },
      });
    });
    this.cache.forget(sittingId);
  }

  private async requireOwnRooms(sittingId: string): Promise<void> {
    const shared = await this.roomUse.sharedBy(sittingId);
    if (shared) throw new RoomsUsedElsewhere(shared);
  }

  private async checkTimes({
    examId,
    times,
  }: {
    examId: string;
    times: SittingTimes;
  }): Promise<{ state: 'draft' | 'locked' }> {
    const exam = await this.exams.find(examId);
    if (!exam) throw new ExamNotFound();
    const faults = faultsOfSittingTimes({ times, durationMinutes: exam.durationMinutes });
    if (faults.length > 0) throw new InvalidSittingTimes(faults);
    return { state: exam.state };
  }

  private async load(id: string): Promise<SittingRow> {
    const sitting = await this.repository.find(id);
    if (!sitting) throw new SittingNotFound();
    return sitting;
  }
}

const timesOf = ({ opensAt, closesAt, latestEntryAt, earliestSubmissionMinutes }: SittingTimes): SittingTimes => ({
  opensAt,
  closesAt,
  latestEntryAt,
  earliestSubmissionMinutes,
});

import { Injectable } from '@nestjs/common';
import { ExamNotLocked } from '@sunflower/exam';
import { Audit, Clock, Database, newId, type AuditAction } from '@sunflower/platform';
import { AnnouncementNotFound, AnnouncementTimes, TooManyAnnouncements } from '../notices.errors';
import { AnnouncementRepository, type AnnouncementRow } from './announcement.repository';
import { CurrentAnnouncements } from './current-announcements';

/** Of one exam: those that are shown or will be, and all that ever were. */
export const MOST_OPEN = 5;
const MOST_IN_ALL = 100;
const LONGEST_MS = 92 * 24 * 3_600_000;

interface NewAnnouncement {
  exam: { id: string; state: 'draft' | 'locked' };
  text: string;
  showsFrom: number;
  showsUntil: number;
  staffId: string;
}

/** Writes announcements of an exam and ends them; each is on record. */
@Injectable()
export class KeepAnnouncements {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: AnnouncementRepository,
    private readonly current: CurrentAnnouncements,
  ) {}

  /** The newest first. */
  list(examId: string): Promise<AnnouncementRow[]> {
    return this.repository.listByExam({ examId, limit: MOST_IN_ALL });
  }

  /** @throws ExamNotLocked, AnnouncementTimes, TooManyAnnouncements */
  async make({ exam, text, showsFrom, showsUntil, staffId }: NewAnnouncement): Promise<void> {
    // The title of a draft is nobody's business yet.
    if (exam.state !== 'locked') throw new ExamNotLocked({ examId: exam.id });
    const createdAt = this.clock.now();
    if (showsUntil <= Math.max(showsFrom, createdAt) || showsUntil - showsFrom > LONGEST_MS)
      throw new AnnouncementTimes();
    const row = { id: newId(), examId: exam.id, body: text, showsFrom, showsUntil, createdBy: staffId, createdAt };
    await this.database.transaction(async () => {
      await this.repository.lockExam(exam.id);
      const { open, inAll } = await this.repository.count({ examId: exam.id, nowMs: createdAt });
      if (open >= MOST_OPEN || inAll >= MOST_IN_ALL)
        throw new TooManyAnnouncements({ open: MOST_OPEN, limit: MOST_IN_ALL });
      await this.repository.insert(row);
      await this.record({ row, staffId, action: 'notice.announced' });
    });
    this.current.forget();
  }

  /** Nothing happens to one that is over. @throws AnnouncementNotFound */
  async end({ examId, id, staffId }: { examId: string; id: string; staffId: string }): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.repository.find({ examId, id });
      if (!row) throw new AnnouncementNotFound();
      const showsUntil = this.clock.now();
      if (row.showsUntil <= showsUntil) return;
      await this.repository.setEnd({ id, showsUntil });
      await this.record({ row: { ...row, showsUntil }, staffId, action: 'notice.announcement-ended' });
    });
    this.current.forget();
  }

  private record({
    row: { id: announcementId, examId, showsFrom, showsUntil },
    staffId,
    action,
  }: {
    row: AnnouncementRow;
    staffId: string;
    action: AuditAction;
  }): Promise<void> {
    return this.audit.record({
      staffId,
      action,
      subjectType: 'exam',
      subjectId: examId,
      reason: null,
      details: { announcementId, showsFrom, showsUntil },
    });
  }
}

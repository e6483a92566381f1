import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { Announcement } from './announcement.entity';

export type AnnouncementRow = { [Field in keyof Announcement]: Announcement[Field] };

export interface ShownAnnouncement {
  examTitle: string;
  text: string;
}

const COLUMNS = `id, exam_id AS examId, body, shows_from AS showsFrom, shows_until AS showsUntil,
  created_by AS createdBy, created_at AS createdAt`;

/** All SQL on announcements. */
@Injectable()
export class AnnouncementRepository {
  constructor(private readonly database: Database) {}

  /** The newest first. */
  async listByExam({ examId, limit }: { examId: string; limit: number }): Promise<AnnouncementRow[]> {
    const rows = await this.database.select<AnnouncementRow>(
      `SELECT ${COLUMNS} FROM announcement WHERE exam_id = ? ORDER BY created_at DESC, id DESC LIMIT ?`,
      [examId, limit],
    );
    return rows.map(asRow);
  }

  async find({ examId, id }: { examId: string; id: string }): Promise<AnnouncementRow | null> {
    const [row] = await this.database.select<AnnouncementRow>(
      `SELECT ${COLUMNS} FROM announcement WHERE id = ? AND exam_id = ?${this.database.dialect.lockExclusive}`,
      [id, examId],
    );
    return row ? asRow(row) : null;
  }

  /** Those that are shown at this time, the latest to begin first. */
  shownAt({ nowMs, limit }: { nowMs: number; limit: number }): Promise<ShownAnnouncement[]> {
    return this.database.select<ShownAnnouncement>(
      `SELECT e.title AS examTitle, a.body AS text FROM announcement a JOIN exam e ON e.id = a.exam_id
        WHERE a.shows_until > ? AND a.shows_from <= ? ORDER BY a.shows_from DESC, a.id DESC LIMIT ?`,
      [nowMs, nowMs, limit],
    );
  }

  /** Whoever writes one waits here, so that the bounds hold. */
  async lockExam(examId: string): Promise<void> {
    await this.database.select(`SELECT id FROM exam WHERE id = ?${this.database.dialect.lockExclusive}`, [examId]);
  }

  /** `open`: shown at this time or later. */
  async count({ examId, nowMs }: { examId: string; nowMs: number }): Promise<{ open: number; inAll: number }> {
    const [row] = await this.database.select<{ stillOpen: number | string; inAll: number | string }>(
      `SELECT COUNT(*) AS inAll, COALESCE(SUM(CASE WHEN shows_until > ? THEN 1 ELSE 0 END), 0) AS stillOpen
        FROM announcement WHERE exam_id = ?`,
      [nowMs, examId],
    );
    return { open: Number(row?.stillOpen ?? 0), inAll: Number(row?.inAll ?? 0) };
  }

  async insert(row: AnnouncementRow): Promise<void> {
    await this.database.repository(Announcement).insert(row);
  }

  async setEnd({ id, showsUntil }: { id: string; showsUntil: number }): Promise<void> {
    await this.database.execute('UPDATE announcement SET shows_until = ? WHERE id = ?', [showsUntil, id]);
  }
}

const asRow = (row: AnnouncementRow): AnnouncementRow => ({
  ...row,
  showsFrom: Number(row.showsFrom),
  showsUntil: Number(row.showsUntil),
  createdAt: Number(row.createdAt),
});

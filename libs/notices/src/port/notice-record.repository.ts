import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';

export interface NoticeRecordRow {
  noticeId: string;
  contentSealed: string;
  recordedAt: number;
}

const COLUMNS = 'r.notice_id AS noticeId, r.content_sealed AS contentSealed, r.recorded_at AS recordedAt';

/** All SQL on what trials recorded. */
@Injectable()
export class NoticeRecordRepository {
  constructor(private readonly database: Database) {}

  /** A notice that is recorded again stays as it was. */
  async keep({ noticeId, contentSealed, recordedAt }: NoticeRecordRow): Promise<void> {
    await this.database.execute(
      `INSERT INTO notice_record (notice_id, content_sealed, recorded_at) VALUES (?, ?, ?)${this.database.dialect.keepExisting({ key: ['notice_id'] })}`,
      [noticeId, contentSealed, recordedAt],
    );
  }

  /** Of a batch, after the given notice, in the order of ids. */
  listOf({
    batchId,
    afterId,
    limit,
  }: {
    batchId: string;
    afterId: string;
    limit: number;
  }): Promise<(NoticeRecordRow & { candidateName: string | null })[]> {
    return this.database.select(
      `SELECT ${COLUMNS}, g.candidate_name AS candidateName FROM notice n
        JOIN notice_record r ON r.notice_id = n.id LEFT JOIN registration g ON g.id = n.registration_id
        WHERE n.batch_id = ? AND n.id > ? ORDER BY n.id LIMIT ?`,
      [batchId, afterId, limit],
    );
  }

  /** Of all batches, after the given notice; for a change of the secret. */
  page({ afterId, limit }: { afterId: string; limit: number }): Promise<NoticeRecordRow[]> {
    return this.database.select(
      `SELECT ${COLUMNS} FROM notice_record r WHERE r.notice_id > ? ORDER BY r.notice_id LIMIT ?`,
      [afterId, limit],
    );
  }

  async reseal({ noticeId, contentSealed }: Pick<NoticeRecordRow, 'noticeId' | 'contentSealed'>): Promise<void> {
    await this.database.execute('UPDATE notice_record SET content_sealed = ? WHERE notice_id = ?', [
      contentSealed,
      noticeId,
    ]);
  }

  /** Deletes at most `limit`; returns how many. */
  async forgetBefore({ timeMs, limit }: { timeMs: number; limit: number }): Promise<number> {
    const rows = await this.database.select<{ id: string }>(
      'SELECT notice_id AS id FROM notice_record WHERE recorded_at < ? ORDER BY recorded_at LIMIT ?',
      [timeMs, limit],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    return this.database.execute(`DELETE FROM notice_record WHERE notice_id IN ${inList(ids)}`, ids);
  }
}

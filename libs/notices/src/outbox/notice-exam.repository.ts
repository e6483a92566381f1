import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';

/** What notices ask of an exam. */
@Injectable()
export class NoticeExamRepository {
  constructor(private readonly database: Database) {}

  /** Empty for an exam that is not there any more. */
  async titleOf(examId: string): Promise<string> {
    const [row] = await this.database.select<{ title: string }>('SELECT title FROM exam WHERE id = ?', [examId]);
    return row?.title ?? '';
  }

  async allowsLostCodes(examId: string): Promise<boolean> {
    const [row] = await this.database.select<{ lostCodes: number }>(
      'SELECT lost_codes AS lostCodes FROM notice_setting WHERE exam_id = ?',
      [examId],
    );
    return row?.lostCodes === 1;
  }

  async setLostCodes({ examId, allowed }: { examId: string; allowed: boolean }): Promise<void> {
    await this.database.execute('DELETE FROM notice_setting WHERE exam_id = ?', [examId]);
    if (allowed)
      await this.database.execute('INSERT INTO notice_setting (exam_id, lost_codes) VALUES (?, 1)', [examId]);
  }
}

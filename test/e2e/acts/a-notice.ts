import { newId } from '@sunflower/platform';
import type { TestApp } from '../../fixtures/test-app';

/** A batch of notices of the exam. */
export async function aNotice({ test, examId }: { test: TestApp; examId: string }): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO notice_batch (id, exam_id, port, body, state, gathered, send_at, created_at)
     VALUES (?, ?, 'recording', '测试通知', 'stopped', 1, 0, 0)`,
    [id, examId],
  );
  return id;
}

/** It is over. */
export async function anAnnouncement({ test, examId }: { test: TestApp; examId: string }): Promise<string> {
  const id = newId();
  await test.database.execute(
    `INSERT INTO announcement (id, exam_id, body, shows_from, shows_until, created_by, created_at)
     VALUES (?, ?, '测试公告', 0, 1, 'nobody', 0)`,
    [id, examId],
  );
  return id;
}

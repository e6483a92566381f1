import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { MarkingAllotment } from './marking-plan.entity';
import type { MarkingRule } from './script-standing';

interface Asked {
  examId: string;
  staffId: string;
}

/** SQL that finds the next script for a marker. */
@Injectable()
export class NextScriptRepository {
  constructor(private readonly database: Database) {}

  /** Returns scripts that the marker has claimed and not marked. */
  async begunBy({
    examId,
    staffId,
    questionVersionId,
  }: Asked & { questionVersionId: string | null }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT s.id FROM marking_mark m JOIN marking_script s ON s.id = m.script_id
       WHERE m.marker_id = ? AND m.marked_at IS NULL AND s.exam_id = ? AND s.withdrawn = 0
       ${questionVersionId === null ? '' : 'AND s.question_version_id = ?'} ORDER BY s.shuffle, s.id LIMIT 5`,
      [staffId, examId, ...(questionVersionId === null ? [] : [questionVersionId])],
    );
    return rows.map(({ id }) => id);
  }

  /** Returns scripts with a free place, assigned to the marker and not yet marked by them, in the order of marking. */
  async candidates({
    examId,
    staffId,
    allotted,
    plan: { markers, lots },
    limit,
  }: Asked & {
    allotted: readonly MarkingAllotment[];
    plan: MarkingRule & { lots: number };
    limit: number;
  }): Promise<string[]> {
    const places = allotted.map(({ lot }) =>
      lot === 0 ? '(s.question_version_id = ?)' : `(s.question_version_id = ? AND s.shuffle % ${Math.trunc(lots)} = ?)`,
    );
    const rows = await this.database.select<{ id: string }>(
      `SELECT s.id FROM marking_script s WHERE s.exam_id = ? AND s.state = 'open' AND s.withdrawn = 0 AND s.filled < ? + s.third
       AND (${places.join(' OR ')})
       AND NOT EXISTS (SELECT 1 FROM marking_mark m WHERE m.script_id = s.id AND m.marker_id = ?)
       ORDER BY s.question_version_id, s.shuffle, s.id LIMIT ?`,
      [
        examId,
        markers,
        ...allotted.flatMap(({ questionVersionId, lot }) =>
          lot === 0 ? [questionVersionId] : [questionVersionId, lot - 1],
        ),
        staffId,
        limit,
      ],
    );
    return rows.map(({ id }) => id);
  }
}

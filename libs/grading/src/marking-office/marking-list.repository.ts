import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { ScriptState } from '../marking/script-standing';

export interface OwnQuestion {
  examId: string;
  questionVersionId: string;
  left: number;
  marked: number;
}

export interface OwnMark {
  scriptId: string;
  shuffle: number;
  questionVersionId: string;
  totalMillipoints: number;
  markedAt: number;
  state: ScriptState;
}

export interface MarkerProgress {
  markerId: string;
  questionVersionId: string;
  marked: number;
  /** In the last hour. */
  lately: number;
  lastMarkedAt: number;
  /** Of all marks of the marker for the question. */
  sumMillipoints: number;
}

export interface ListedScript {
  id: string;
  questionVersionId: string;
  shuffle: number;
  state: ScriptState;
}

/** SQL of what markers and administrators list. */
@Injectable()
export class MarkingListRepository {
  constructor(private readonly database: Database) {}

  /** Assigned questions of all exams. The script that the marker has claimed is one of those left. */
  async ownQuestions({ staffId, limit }: { staffId: string; limit: number }): Promise<OwnQuestion[]> {
    const rows = await this.database.select<OwnQuestion>(
      `SELECT a.exam_id AS examId, a.question_version_id AS questionVersionId,
         (SELECT COUNT(*) FROM marking_script s WHERE s.exam_id = a.exam_id AND s.question_version_id = a.question_version_id
            AND s.state = 'open' AND s.withdrawn = 0
            AND EXISTS (SELECT 1 FROM marking_allotment l WHERE l.exam_id = a.exam_id AND l.question_version_id = a.question_version_id
              AND l.staff_id = ? AND (l.lot = 0 OR l.lot = (s.shuffle % COALESCE(p.lots, 1)) + 1))
            AND (EXISTS (SELECT 1 FROM marking_mark c WHERE c.script_id = s.id AND c.marker_id = ? AND c.marked_at IS NULL)
              OR (s.filled < COALESCE(p.markers, 2) + s.third
                AND NOT EXISTS (SELECT 1 FROM marking_mark m WHERE m.script_id = s.id AND m.marker_id = ?)))) AS left_over,
         (SELECT COUNT(*) FROM marking_mark m JOIN marking_script s ON s.id = m.script_id
            WHERE m.marker_id = ? AND m.marked_at IS NOT NULL AND s.exam_id = a.exam_id AND s.question_version_id = a.question_version_id) AS marked
       FROM (SELECT DISTINCT exam_id, question_version_id FROM marking_allotment WHERE staff_id = ?) a
       LEFT JOIN marking_plan p ON p.exam_id = a.exam_id ORDER BY a.exam_id DESC, a.question_version_id LIMIT ?`,
      [staffId, staffId, staffId, staffId, staffId, limit],
    );
    return rows.map(({ examId, questionVersionId, ...row }) => ({
      examId,
      questionVersionId,
      left: Number((row as unknown as { left_over: number | string }).left_over),
      marked: Number(row.marked),
    }));
  }

  /** The latest first. */
  async ownMarks({ examId, staffId, limit }: { examId: string; staffId: string; limit: number }): Promise<OwnMark[]> {
    const rows = await this.database.select<OwnMark>(
      `SELECT s.id AS scriptId, s.shuffle, s.question_version_id AS questionVersionId, m.total_millipoints AS totalMillipoints,
         m.marked_at AS markedAt, s.state
       FROM marking_mark m JOIN marking_script s ON s.id = m.script_id
       WHERE m.marker_id = ? AND m.marked_at IS NOT NULL AND s.exam_id = ? ORDER BY m.marked_at DESC, s.id LIMIT ?`,
      [staffId, examId, limit],
    );
    return rows.map((row) => ({ ...row, markedAt: Number(row.markedAt) }));
  }

  async progressOfMarkers({ examId, sinceMs }: { examId: string; sinceMs: number }): Promise<MarkerProgress[]> {
    const rows = await this.database.select<MarkerProgress>(
      `SELECT m.marker_id AS markerId, s.question_version_id AS questionVersionId, COUNT(*) AS marked,
         SUM(CASE WHEN m.marked_at > ? THEN 1 ELSE 0 END) AS lately, MAX(m.marked_at) AS lastMarkedAt,
         SUM(m.total_millipoints) AS sumMillipoints
       FROM marking_script s JOIN marking_mark m ON m.script_id = s.id
       WHERE s.exam_id = ? AND m.marked_at IS NOT NULL GROUP BY m.marker_id, s.question_version_id`,
      [sinceMs, examId],
    );
    return rows.map(({ markerId, questionVersionId, ...row }) => ({
      markerId,
      questionVersionId,
      marked: Number(row.marked),
      lately: Number(row.lately),
      lastMarkedAt: Number(row.lastMarkedAt),
      sumMillipoints: Number(row.sumMillipoints),
    }));
  }

  /** In a state, by id. */
  async scriptsIn({
    examId,
    state,
    afterId,
    limit,
  }: {
    examId: string;
    state: ScriptState;
    afterId: string;
    limit: number;
  }): Promise<ListedScript[]> {
    return this.database.select(
      `SELECT id, question_version_id AS questionVersionId, shuffle, state FROM marking_script
       WHERE exam_id = ? AND state = ? AND withdrawn = 0 AND id > ? ORDER BY id LIMIT ?`,
      [examId, state, afterId, limit],
    );
  }
}

import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { QuestionFlag } from './question-flag';

export interface DrawnItem {
  versionId: string;
  /** Number of people whose paper contained it. */
  people: number;
  flags: readonly QuestionFlag[];
}

export interface Exposure {
  /** Locked exams that may draw it. */
  exams: number;
  /** Papers that contained it, in exams that are counted. */
  drawn: number;
  lastDrawnAt: number | null;
}

const ROWS_A_STATEMENT = 500;

export const flagPattern = (flag: QuestionFlag): string => `%|${flag}|%`;

@Injectable()
export class QuestionExposureRepository {
  constructor(private readonly database: Database) {}

  async insertPool({
    examId,
    versionIds,
    lockedAt,
  }: {
    examId: string;
    versionIds: readonly string[];
    lockedAt: number;
  }): Promise<void> {
    for (let start = 0; start < versionIds.length; start += ROWS_A_STATEMENT) {
      const ids = versionIds.slice(start, start + ROWS_A_STATEMENT);
      await this.database.execute(
        `INSERT INTO question_exposure (question_id, exam_id, locked_at, flags)
         SELECT v.question_id, ?, ?, '' FROM question_version v WHERE v.id IN ${placeholders({ rows: 1, columns: ids.length })}`,
        [examId, lockedAt, ...ids],
      );
    }
  }

  /** A question that appears in an exam under several blueprint points is counted for each. */
  async setDrawn({
    examId,
    lastDrawnAt,
    items,
  }: {
    examId: string;
    lastDrawnAt: number | null;
    items: readonly DrawnItem[];
  }): Promise<void> {
    const byVersion = new Map<string, { people: number; flags: Set<string> }>();
    for (const { versionId, people, flags } of items) {
      const known = byVersion.get(versionId) ?? { people: 0, flags: new Set() };
      for (const flag of flags) known.flags.add(flag);
      byVersion.set(versionId, { people: known.people + people, flags: known.flags });
    }
    for (const [versionId, { people, flags }] of byVersion)
      await this.database.execute(
        `UPDATE question_exposure SET drawn_count = ?, last_drawn_at = ?, flags = ? WHERE exam_id = ?
         AND question_id = (SELECT v.question_id FROM question_version v WHERE v.id = ?)`,
        [
          people,
          people > 0 ? lastDrawnAt : null,
          flags.size === 0 ? '' : `|${[...flags].join('|')}|`,
          examId,
          versionId,
        ],
      );
  }

  async of(questionId: string): Promise<Exposure> {
    const [row] = await this.database.select<{ exams: number; drawn: number | null; lastDrawnAt: number | null }>(
      `SELECT count(*) AS exams, sum(x.drawn_count) AS drawn, max(x.last_drawn_at) AS lastDrawnAt
       FROM question_exposure x WHERE x.question_id = ?`,
      [questionId],
    );
    const lastDrawnAt = row?.lastDrawnAt ?? null;
    return {
      exams: Number(row?.exams ?? 0),
      drawn: Number(row?.drawn ?? 0),
      lastDrawnAt: lastDrawnAt === null ? null : Number(lastDrawnAt),
    };
  }
}

import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { QuestionExposure } from '@sunflower/question-bank';
import type { PaperStatistics } from '../item-analysis/analyse';
import { ItemAnalysis, ItemStatisticsRow } from './item-statistics.entity';
import type { AnalysisState, ItemOfExam, MadeAnalysis } from './stored-analysis';

const ITEMS_A_STATEMENT = 100;

/** All SQL of stored analyses. */
@Injectable()
export class ItemStatisticsRepository {
  constructor(
    private readonly database: Database,
    private readonly exposure: QuestionExposure,
  ) {}

  async findState(runId: string): Promise<AnalysisState | null> {
    const row = await this.database.repository(ItemAnalysis).findOneBy({ runId });
    if (!row) return null;
    const { wanted, madeAt, resultCount, ofRelease } = row;
    return {
      runId,
      wanted,
      made:
        madeAt === null ? null : { atMs: madeAt, resultCount: resultCount as number, ofRelease: Boolean(ofRelease) },
    };
  }

  /** Null when the analysis was never made. */
  async findMade(runId: string): Promise<MadeAnalysis | null> {
    const analysis = await this.database.repository(ItemAnalysis).findOneBy({ runId });
    if (!analysis?.paper) return null;
    const rows = await this.database
      .repository(ItemStatisticsRow)
      .find({ where: { runId }, order: { position: 'ASC' } });
    return {
      paper: JSON.parse(analysis.paper) as PaperStatistics,
      items: rows.map(({ statistics }) => JSON.parse(statistics) as ItemOfExam),
    };
  }

  async ask({ runId, examId }: { runId: string; examId: string }): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.execute(
        `INSERT INTO item_analysis (run_id, exam_id, wanted, lease_until) VALUES (?, ?, 0, 0)${this.database.dialect.keepExisting({ key: ['run_id'] })}`,
        [runId, examId],
      );
      await this.database.execute('UPDATE item_analysis SET wanted = 1 WHERE run_id = ?', [runId]);
    });
  }

  /**
   * Requests the analysis of released runs (no rehearsals) that have none, because the question bank shows the
   * statistics of its questions.
   */
  async askForReleased(): Promise<void> {
    const runs = await this.database.select<{ runId: string; examId: string }>(
      `SELECT r.id AS runId, r.exam_id AS examId FROM grading_run r JOIN exam e ON e.id = r.exam_id AND e.rehearsal = 0
       WHERE r.released_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM item_analysis a WHERE a.run_id = r.id) LIMIT 10`,
    );
    for (const run of runs) await this.ask(run);
  }

  /** A requested analysis that no process has leased. */
  async findWanted(nowMs: number): Promise<{ runId: string; leaseUntil: number } | null> {
    const [row] = await this.database.select<{ run_id: string; lease_until: number | string }>(
      'SELECT run_id, lease_until FROM item_analysis WHERE wanted = 1 AND lease_until <= ? ORDER BY run_id LIMIT 1',
      [nowMs],
    );
    return row ? { runId: row.run_id, leaseUntil: Number(row.lease_until) } : null;
  }

  /** Compare-and-set: false when another process took the lease first. */
  async lease({ runId, from, until }: { runId: string; from: number; until: number }): Promise<boolean> {
    const changed = await this.database.execute(
      'UPDATE item_analysis SET lease_until = ? WHERE run_id = ? AND lease_until = ? AND wanted = 1',
      [until, runId, from],
    );
    return changed === 1;
  }

  /** Replaces the stored analysis, and updates the exposure of the bank's questions. */
  async keep({
    runId,
    madeAt,
    ofRelease,
    resultCount,
    made: { paper, items },
  }: {
    runId: string;
    madeAt: number;
    ofRelease: boolean;
    resultCount: number;
    made: MadeAnalysis;
  }): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.execute('DELETE FROM item_statistics WHERE run_id = ?', [runId]);
      for (let from = 0; from < items.length; from += ITEMS_A_STATEMENT) {
        const chunk = items.slice(from, from + ITEMS_A_STATEMENT);
        await this.database.execute(
          `INSERT INTO item_statistics (run_id, position, question_version_id, statistics) VALUES ${placeholders({ rows: chunk.length, columns: 4 })}`,
          chunk.flatMap((item, index) => [runId, from + index, item.questionVersionId, JSON.stringify(item)]),
        );
      }
      await this.database.execute(
        'UPDATE item_analysis SET wanted = 0, lease_until = 0, made_at = ?, result_count = ?, of_release = ?, paper = ? WHERE run_id = ?',
        [madeAt, resultCount, Number(ofRelease), JSON.stringify(paper), runId],
      );
      await this.tellBank({ runId, items });
    });
  }

  private async tellBank({ runId, items }: { runId: string; items: MadeAnalysis['items'] }): Promise<void> {
    const [of] = await this.database.select<{ examId: string; lastDrawnAt: number | null }>(
      `SELECT a.exam_id AS examId, (SELECT MAX(s.started_at) FROM exam_session s WHERE s.exam_id = a.exam_id) AS lastDrawnAt
       FROM item_analysis a WHERE a.run_id = ?`,
      [runId],
    );
    if (!of) return;
    const lastDrawnAt = of.lastDrawnAt === null ? null : Number(of.lastDrawnAt);
    await this.exposure.recordDrawn({
      examId: of.examId,
      lastDrawnAt,
      items: items.map(({ questionVersionId: versionId, people, flags }) => ({ versionId, people, flags })),
    });
  }
}

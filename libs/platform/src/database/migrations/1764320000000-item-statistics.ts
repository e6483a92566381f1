import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Item statistics, stored for each grading run for which somebody requested them. */
export class ItemStatistics1764320000000 implements Migration {
  name = 'ItemStatistics1764320000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE item_analysis (
        run_id varchar(36) NOT NULL,
        exam_id varchar(36) NOT NULL,
        wanted boolean NOT NULL,
        lease_until bigint NOT NULL,
        made_at bigint,
        result_count int,
        of_release boolean,
        paper text,
        PRIMARY KEY (run_id),
        CONSTRAINT fk_item_analysis_run FOREIGN KEY (run_id) REFERENCES grading_run (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query(
      `CREATE TABLE item_statistics (
        run_id varchar(36) NOT NULL,
        position int NOT NULL,
        question_version_id varchar(36) NOT NULL,
        statistics text NOT NULL,
        PRIMARY KEY (run_id, position),
        CONSTRAINT fk_item_statistics_run FOREIGN KEY (run_id) REFERENCES item_analysis (run_id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_item_statistics_version ON item_statistics (question_version_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_statistics');
    await runner.query('DROP TABLE item_analysis');
  }
}

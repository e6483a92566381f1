import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Pictures in texts. Their bytes are in a separate table, so that looking up a picture's facts does not read them. */
export class Pictures1764132600000 implements Migration {
  name = 'Pictures1764132600000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await runner.query(
      `CREATE TABLE picture (
        sha256 varchar(64) NOT NULL,
        media_type varchar(20) NOT NULL,
        width int NOT NULL,
        height int NOT NULL,
        byte_size int NOT NULL,
        organisation_id varchar(36) NOT NULL,
        uploaded_by varchar(36),
        created_at bigint NOT NULL,
        PRIMARY KEY (sha256),
        CONSTRAINT fk_picture_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE INDEX ix_picture_organisation ON picture (organisation_id)');
    await runner.query(
      `CREATE TABLE picture_content (
        sha256 varchar(64) NOT NULL,
        bytes ${isSqlite ? 'blob' : 'mediumblob'} NOT NULL,
        PRIMARY KEY (sha256),
        CONSTRAINT fk_picture_content_picture FOREIGN KEY (sha256) REFERENCES picture (sha256) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE picture_content');
    await runner.query('DROP TABLE picture');
  }
}

import type { QueryRunner } from 'typeorm';
import type { Migration } from '.';

/** Exam sites with their rooms, the rooms that a sitting uses, and who sits where. */
export class Sites1764430000000 implements Migration {
  name = 'Sites1764430000000';
  readonly runsOlderPrograms = true;

  async up(runner: QueryRunner): Promise<void> {
    const isSqlite = runner.dataSource.options.type === 'better-sqlite3';
    const options = isSqlite ? '' : ' ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
    await createSites({ runner, options });
    await runner.query(
      `CREATE TABLE sitting_room (
        id varchar(36) NOT NULL,
        sitting_id varchar(36) NOT NULL,
        room_id varchar(36) NOT NULL,
        places int NOT NULL,
        invigilators varchar(200) NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT fk_sitting_room_sitting FOREIGN KEY (sitting_id) REFERENCES sitting (id) ON DELETE CASCADE ON UPDATE RESTRICT,
        CONSTRAINT fk_sitting_room_room FOREIGN KEY (room_id) REFERENCES site_room (id) ON DELETE RESTRICT ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE UNIQUE INDEX ux_sitting_room ON sitting_room (sitting_id, room_id)');
    await runner.query('CREATE INDEX ix_sitting_room_room ON sitting_room (room_id)');
    await runner.query(
      `CREATE TABLE assigned_seat (
        registration_id varchar(36) NOT NULL,
        sitting_room_id varchar(36) NOT NULL,
        seat_number int NOT NULL,
        PRIMARY KEY (registration_id),
        CONSTRAINT fk_assigned_seat_registration FOREIGN KEY (registration_id) REFERENCES registration (id) ON DELETE CASCADE ON UPDATE RESTRICT,
        CONSTRAINT fk_assigned_seat_room FOREIGN KEY (sitting_room_id) REFERENCES sitting_room (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
    await runner.query('CREATE UNIQUE INDEX ux_assigned_seat ON assigned_seat (sitting_room_id, seat_number)');
    await runner.query(
      `CREATE TABLE arrival (
        registration_id varchar(36) NOT NULL,
        arrived_at bigint NOT NULL,
        staff_id varchar(36) NOT NULL,
        PRIMARY KEY (registration_id),
        CONSTRAINT fk_arrival_registration FOREIGN KEY (registration_id) REFERENCES registration (id) ON DELETE CASCADE ON UPDATE RESTRICT
      )${options}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['arrival', 'assigned_seat', 'sitting_room', 'site_room', 'site'])
      await runner.query(`DROP TABLE ${table}`);
  }
}

async function createSites({ runner, options }: { runner: QueryRunner; options: string }): Promise<void> {
  await runner.query(
    `CREATE TABLE site (
      id varchar(36) NOT NULL,
      organisation_id varchar(36) NOT NULL,
      code varchar(20) NOT NULL,
      name varchar(100) NOT NULL,
      address varchar(200) NOT NULL,
      phone varchar(40) NOT NULL,
      directions varchar(300) NOT NULL,
      map_sha256 varchar(64),
      closed_at bigint,
      created_at bigint NOT NULL,
      PRIMARY KEY (id),
      CONSTRAINT fk_site_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id) ON DELETE RESTRICT ON UPDATE RESTRICT
    )${options}`,
  );
  await runner.query('CREATE UNIQUE INDEX ux_site_code ON site (organisation_id, code)');
  await runner.query(
    `CREATE TABLE site_room (
      id varchar(36) NOT NULL,
      site_id varchar(36) NOT NULL,
      number int NOT NULL,
      name varchar(60) NOT NULL,
      places int NOT NULL,
      seat_rows int NOT NULL,
      seat_columns int NOT NULL,
      first_corner varchar(12) NOT NULL,
      seat_order varchar(8) NOT NULL,
      PRIMARY KEY (id),
      CONSTRAINT fk_site_room_site FOREIGN KEY (site_id) REFERENCES site (id) ON DELETE RESTRICT ON UPDATE RESTRICT
    )${options}`,
  );
  await runner.query('CREATE UNIQUE INDEX ux_site_room_number ON site_room (site_id, number)');
}

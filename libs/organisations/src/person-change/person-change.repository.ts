import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { PersonNotFound } from '../organisations.errors';
import type { IdType } from '../person/id-number';
import type { PersonChange } from './person-change.entity';

export interface SealedPerson {
  name: string;
  idType: IdType;
  idNumberSealed: string;
  idNumberHash: string;
  idNumberLastFour: string;
  phoneSealed: string | null;
  phoneLastFour: string | null;
  organisationId: string;
}

export type PersonChangeRow = { [Field in keyof PersonChange]: PersonChange[Field] };

export interface ListedPersonChange extends PersonChangeRow {
  /** Null when the account no longer exists. */
  staffName: string | null;
}

const COLUMNS: Record<keyof SealedPerson, string> = {
  name: 'name',
  idType: 'id_type',
  idNumberSealed: 'id_number_sealed',
  idNumberHash: 'id_number_hash',
  idNumberLastFour: 'id_number_last_four',
  phoneSealed: 'phone_sealed',
  phoneLastFour: 'phone_last_four',
  organisationId: 'organisation_id',
};
const FIELDS = Object.keys(COLUMNS) as (keyof SealedPerson)[];
const MOST_CHANGES = 500;

/** SQL of changes to single people. */
@Injectable()
export class PersonChangeRepository {
  constructor(private readonly database: Database) {}

  /** Locks these people to the end of the transaction, in the order of ids. Ids without a row are ignored. */
  async lock(ids: readonly string[]): Promise<void> {
    for (const id of [...ids].sort())
      await this.database.select(`SELECT id FROM person WHERE id = ?${this.database.dialect.lockExclusive}`, [id]);
  }

  /** @throws PersonNotFound */
  async getSealed(id: string): Promise<SealedPerson> {
    const [row] = await this.database.select<SealedPerson>(
      `SELECT ${FIELDS.map((field) => `${COLUMNS[field]} AS ${field}`).join(', ')} FROM person WHERE id = ?`,
      [id],
    );
    if (!row) throw new PersonNotFound();
    return row;
  }

  async findIdByNumber(idNumberHash: string): Promise<string | null> {
    const [row] = await this.database.select<{ id: string }>('SELECT id FROM person WHERE id_number_hash = ?', [
      idNumberHash,
    ]);
    return row?.id ?? null;
  }

  async insert({ id, person, now }: { id: string; person: SealedPerson; now: number }): Promise<void> {
    await this.database.execute(
      `INSERT INTO person (id, ${FIELDS.map((field) => COLUMNS[field]).join(', ')}, created_at, updated_at)
        VALUES (?, ${FIELDS.map(() => '?').join(', ')}, ?, ?)`,
      [id, ...FIELDS.map((field) => person[field]), now, now],
    );
  }

  async update({ id, person, now }: { id: string; person: SealedPerson; now: number }): Promise<void> {
    await this.database.execute(
      `UPDATE person SET ${FIELDS.map((field) => `${COLUMNS[field]} = ?`).join(', ')}, updated_at = ? WHERE id = ?`,
      [...FIELDS.map((field) => person[field]), now, id],
    );
  }

  /** Moves the change history of one person to another. */
  async moveHistory({ fromId, toId }: { fromId: string; toId: string }): Promise<void> {
    await this.database.execute('UPDATE person_change SET person_id = ? WHERE person_id = ?', [toId, fromId]);
  }

  async delete(id: string): Promise<void> {
    await this.database.execute('DELETE FROM person WHERE id = ?', [id]);
  }

  async insertChange({ id, personId, kind, at, staffId, reason, facts }: PersonChangeRow): Promise<void> {
    await this.database.execute(
      'INSERT INTO person_change (id, person_id, kind, at, staff_id, reason, facts) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [id, personId, kind, at, staffId, reason, facts],
    );
  }

  /** Newest first. */
  async listChanges(personId: string): Promise<ListedPersonChange[]> {
    const rows = await this.database.select<ListedPersonChange>(
      `SELECT c.id, c.person_id AS personId, c.kind, c.at, c.staff_id AS staffId, c.reason, c.facts, a.display_name AS staffName
        FROM person_change c LEFT JOIN staff_account a ON a.id = c.staff_id
        WHERE c.person_id = ? ORDER BY c.at DESC, c.id DESC LIMIT ${MOST_CHANGES}`,
      [personId],
    );
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }
}

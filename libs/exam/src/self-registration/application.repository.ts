import { Injectable } from '@nestjs/common';
import { Database, inList, nameContains, subtreeFilter, type SqlValue } from '@sunflower/platform';
import { RegistrationApplication, type ApplicationState } from './registration-application.entity';

export type ApplicationRow = { [Field in keyof RegistrationApplication]: RegistrationApplication[Field] };

/** How an applicant stands on the roster, by the ID number. */
export type RosterNote = 'new' | 'known' | 'name_differs';

export interface ListedApplication {
  id: string;
  selfRegistrationId: string;
  name: string;
  idType: ApplicationRow['idType'];
  idNumberLastFour: string;
  phoneLastFour: string;
  organisationName: string;
  state: ApplicationState;
  reason: string | null;
  submittedAt: number;
  decidedAt: number | null;
  decidedByName: string | null;
  personId: string | null;
  rosterNote: RosterNote;
}

export interface ApplicationFilter {
  examId: string;
  /** Null: of the whole exam. */
  paths: readonly string[] | null;
  state: ApplicationState | null;
  /** Part of a name. */
  search: string | null;
}

/** Those that hold a place. One that was sent back keeps it. */
const HOLDING = `('submitted', 'returned', 'approved')`;

/** Of whom somebody waits for an answer. */
const UNDECIDED = `('submitted', 'returned')`;

@Injectable()
export class ApplicationRepository {
  constructor(private readonly database: Database) {}

  /** Where somebody stands with an ID number. */
  findByNumber({
    selfRegistrationId,
    idNumberHash,
  }: Pick<ApplicationRow, 'selfRegistrationId' | 'idNumberHash'>): Promise<ApplicationRow | null> {
    return this.database.repository(RegistrationApplication).findOneBy({ selfRegistrationId, idNumberHash });
  }

  async lockAndFind(id: string): Promise<ApplicationRow | null> {
    await this.database.select(
      `SELECT id FROM registration_application WHERE id = ?${this.database.dialect.lockExclusive}`,
      [id],
    );
    return this.database.repository(RegistrationApplication).findOneBy({ id });
  }

  async countHolding(selfRegistrationId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM registration_application WHERE self_registration_id = ? AND state IN ${HOLDING}`,
      [selfRegistrationId],
    );
    return Number(row?.n ?? 0);
  }

  async insert(row: ApplicationRow): Promise<void> {
    await this.database.repository(RegistrationApplication).insert(row);
  }

  async update({ id, ...changes }: Pick<ApplicationRow, 'id'> & Partial<ApplicationRow>): Promise<void> {
    await this.database.repository(RegistrationApplication).update({ id }, changes);
  }

  /** In the order in which they came, after `afterId`. */
  async page({
    filter,
    afterId,
    limit,
  }: {
    filter: ApplicationFilter;
    afterId: string | null;
    limit: number;
  }): Promise<ListedApplication[]> {
    const { where, parameters } = selection(filter);
    const rows = await this.database.select<ListedApplication>(
      `SELECT a.id, a.self_registration_id AS selfRegistrationId, a.name, a.id_type AS idType,
          a.id_number_last_four AS idNumberLastFour, a.phone_last_four AS phoneLastFour, o.name AS organisationName, a.state,
          a.reason, a.submitted_at AS submittedAt, a.decided_at AS decidedAt, s.display_name AS decidedByName,
          a.person_id AS personId,
          CASE WHEN p.id IS NULL THEN 'new' WHEN p.name = a.name THEN 'known' ELSE 'name_differs' END AS rosterNote
        FROM registration_application a JOIN organisation o ON o.id = a.organisation_id
        LEFT JOIN person p ON p.id_number_hash = a.id_number_hash
        LEFT JOIN staff_account s ON s.id = a.decided_by
        WHERE ${where} AND a.id > ? ORDER BY a.id LIMIT ?`,
      [...parameters, afterId ?? '', limit],
    );
    return rows.map((row) => ({
      ...row,
      submittedAt: Number(row.submittedAt),
      decidedAt: row.decidedAt === null ? null : Number(row.decidedAt),
    }));
  }

  /** By page and state. */
  async counts(
    filter: Omit<ApplicationFilter, 'state' | 'search'>,
  ): Promise<{ selfRegistrationId: string; state: ApplicationState; count: number }[]> {
    const { where, parameters } = selection({ ...filter, state: null, search: null });
    const rows = await this.database.select<{
      selfRegistrationId: string;
      state: ApplicationState;
      count: number | string;
    }>(
      `SELECT a.self_registration_id AS selfRegistrationId, a.state, COUNT(*) AS count FROM registration_application a
        WHERE ${where} GROUP BY a.self_registration_id, a.state`,
      parameters,
    );
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Ids of an exam within reach, of those given. */
  async within({
    ids,
    ...filter
  }: Omit<ApplicationFilter, 'state' | 'search'> & { ids: readonly string[] }): Promise<Set<string>> {
    const { where, parameters } = selection({ ...filter, state: null, search: null });
    const rows = await this.database.select<{ id: string }>(
      `SELECT a.id FROM registration_application a WHERE ${where} AND a.id IN ${inList(ids)}`,
      [...parameters, ...ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many applications of an exam still say whose they are. */
  async countPersonal(examId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM registration_application WHERE exam_id = ? AND id_number_sealed <> ''`,
      [examId],
    );
    return Number(row?.n ?? 0);
  }

  async countUndecided(examId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      `SELECT COUNT(*) AS n FROM registration_application WHERE exam_id = ? AND state IN ${UNDECIDED}`,
      [examId],
    );
    return Number(row?.n ?? 0);
  }

  /**
   * Erases whose the next decided applications are. The rows stay: each holds a place of its page's quota. Returns their
   * ids in order.
   */
  async erasePersonal({
    examId,
    afterId,
    limit,
  }: {
    examId: string;
    afterId: string;
    limit: number;
  }): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM registration_application
        WHERE exam_id = ? AND id > ? AND id_number_sealed <> '' AND state NOT IN ${UNDECIDED} ORDER BY id LIMIT ?`,
      [examId, afterId, limit],
    );
    const ids = rows.map(({ id }) => id);
    if (ids.length > 0)
      // The hash is unique in a page; no number has the hash of an id.
      await this.database.execute(
        `UPDATE registration_application SET name = '', id_number_sealed = '', id_number_hash = id, id_number_last_four = '',
            phone_sealed = '', phone_last_four = '', reason = NULL
          WHERE id IN ${inList(ids)}`,
        ids,
      );
    return ids;
  }

  /** The ticket number of somebody's latest registration for the exam. */
  async ticketOf({ examId, personId }: { examId: string; personId: string }): Promise<string | null> {
    const [row] = await this.database.select<{ ticketNumber: string }>(
      'SELECT r.ticket_number AS ticketNumber FROM registration r WHERE r.exam_id = ? AND r.person_id = ? ORDER BY r.attempt_number DESC LIMIT 1',
      [examId, personId],
    );
    return row?.ticketNumber ?? null;
  }

  async moveToPerson({ fromId, toId }: { fromId: string; toId: string }): Promise<void> {
    await this.database.execute('UPDATE registration_application SET person_id = ? WHERE person_id = ?', [
      toId,
      fromId,
    ]);
  }
}

function selection({ examId, paths, state, search }: ApplicationFilter): { where: string; parameters: SqlValue[] } {
  const conditions = ['a.exam_id = ?'];
  const parameters: SqlValue[] = [examId];
  if (paths !== null) {
    const reach = subtreeFilter({ column: 'a.organisation_path', paths });
    conditions.push(reach.sql);
    parameters.push(...reach.parameters);
  }
  if (state !== null) {
    conditions.push('a.state = ?');
    parameters.push(state);
  }
  if (search !== null) {
    conditions.push("a.name LIKE ? ESCAPE '!'");
    parameters.push(nameContains(search));
  }
  return { where: conditions.join(' AND '), parameters };
}

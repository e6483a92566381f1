import { Injectable } from '@nestjs/common';
import type { TypedSearch } from '@sunflower/content';
import type { SignInStanding } from '@sunflower/identity';
import { Database, inList, nameContains, placeholders, subtreeFilter, type Queries } from '@sunflower/platform';
import type { EarlierRegistration } from './attempt-rule';
import { Registration } from './registration.entity';
import type { Consent, RegistrationRow } from '../content/registration-row';

const COLUMNS: Record<keyof RegistrationRow, string> = {
  id: 'id',
  examId: 'exam_id',
  sittingId: 'sitting_id',
  personId: 'person_id',
  attemptNumber: 'attempt_number',
  candidateName: 'candidate_name',
  maskedIdNumber: 'masked_id_number',
  organisationId: 'organisation_id',
  organisationName: 'organisation_name',
  organisationPath: 'organisation_path',
  ticketNumber: 'ticket_number',
  accessCodeVersion: 'access_code_version',
  endedSignIns: 'ended_sign_ins',
  accessCodeKey: 'access_code_key',
  extraTimeMinutes: 'extra_time_minutes',
  accommodation: 'accommodation',
  outcome: 'outcome',
  consentRulesVersion: 'consent_rules_version',
  consentPrivacyVersion: 'consent_privacy_version',
  consentAt: 'consent_at',
  createdAt: 'created_at',
};
const FIELDS = Object.keys(COLUMNS) as (keyof RegistrationRow)[];
const SELECT = `SELECT ${FIELDS.map((field) => `${COLUMNS[field]} AS ${field}`).join(', ')} FROM registration`;
/** Values of one IN list. */
const VALUES_AT_ONCE = 1000;

export interface RegistrationPage {
  examId: string;
  /** Null from the start. */
  afterId: string | null;
  limit: number;
  /** Only of people in these subtrees; null: all. */
  paths?: readonly string[] | null;
  sittingId?: string | null;
  /** A part of the name, or the beginning of the ticket number. */
  search?: TypedSearch | null;
  /** Of each person only the latest attempt in the exam. */
  latestOnly?: boolean;
}

@Injectable()
export class RegistrationRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<RegistrationRow | null> {
    const [row] = await this.database.select<RegistrationRow>(`${SELECT} WHERE id = ?`, [id]);
    return row ? asRegistration(row) : null;
  }

  /** How many people of an exam have the text of an accommodation. */
  async countAccommodations(examId: string): Promise<number> {
    const [row] = await this.database.select<{ n: number | string }>(
      'SELECT COUNT(*) AS n FROM registration WHERE exam_id = ? AND accommodation IS NOT NULL',
      [examId],
    );
    return Number(row?.n ?? 0);
  }

  /** Erases at most `limit` texts of accommodations, not the extra time; returns how many. */
  async eraseAccommodations({ examId, limit }: { examId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ id: string }>(
      'SELECT id FROM registration WHERE exam_id = ? AND accommodation IS NOT NULL ORDER BY id LIMIT ?',
      [examId, limit],
    );
    const ids = rows.map(({ id }) => id);
    return ids.length === 0
      ? 0
      : this.database.execute(`UPDATE registration SET accommodation = NULL WHERE id IN ${inList(ids)}`, ids);
  }

  listByIds(ids: readonly string[]): Promise<RegistrationRow[]> {
    return this.listIn({ column: 'id', values: ids });
  }

  listByTickets(ticketNumbers: readonly string[]): Promise<RegistrationRow[]> {
    return this.listIn({ column: 'ticket_number', values: ticketNumbers });
  }

  /** By registration; unknown ids are left out. */
  async signInStandings(ids: readonly string[], transaction?: Queries): Promise<Map<string, SignInStanding>> {
    return this.readStandings({ ids, lock: '', queries: transaction });
  }

  /** Locks the rows to the end of the transaction, in the order of ids. */
  async lockStandings(ids: readonly string[]): Promise<Map<string, SignInStanding>> {
    return this.readStandings({ ids: [...new Set(ids)], lock: ` ORDER BY id${this.database.dialect.lockExclusive}` });
  }

  /** Lists by registration id, written in one statement. The rows must be locked. */
  async setEndedSignIns(lists: ReadonlyMap<string, string>): Promise<void> {
    if (lists.size === 0) return;
    const ids = [...lists.keys()];
    await this.database.execute(
      `UPDATE registration SET ended_sign_ins = CASE id ${ids.map(() => 'WHEN ? THEN ?').join(' ')} END
        WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [...[...lists].flat(), ...ids],
    );
  }

  /** In the order of ids, which is the order in which people were registered. */
  async page({
    examId,
    afterId,
    limit,
    paths = null,
    sittingId = null,
    search = null,
    latestOnly = false,
  }: RegistrationPage): Promise<RegistrationRow[]> {
    const conditions = ['exam_id = ?', 'id > ?'];
    const parameters: (string | number)[] = [examId, afterId ?? ''];
    const add = ({ sql, parameters: values }: { sql: string; parameters: readonly string[] }) => {
      conditions.push(sql);
      parameters.push(...values);
    };
    if (paths) add(subtreeFilter({ column: 'organisation_path', paths }));
    if (sittingId !== null) add({ sql: 'sitting_id = ?', parameters: [sittingId] });
    if (search !== null) add(searchFilter(search));
    if (latestOnly)
      add({
        sql: `NOT EXISTS (SELECT 1 FROM registration later WHERE later.exam_id = registration.exam_id
          AND later.person_id = registration.person_id AND later.attempt_number > registration.attempt_number)`,
        parameters: [],
      });
    // Not with a search, where the index on ticket numbers may lead directly to the few rows.
    const inOrder = search === null ? this.database.dialect.byIndex('ix_registration_exam') : '';
    const rows = await this.database.select<RegistrationRow>(
      `${SELECT}${inOrder} WHERE ${conditions.join(' AND ')} ORDER BY id LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map(asRegistration);
  }

  /** Attempts of these people (at most 1000) before their latest ones, the latest first. */
  async listFolded({
    examId,
    personIds,
  }: {
    examId: string;
    personIds: readonly string[];
  }): Promise<RegistrationRow[]> {
    if (personIds.length === 0) return [];
    const rows = await this.database.select<RegistrationRow>(
      `${SELECT} WHERE exam_id = ? AND person_id IN ${placeholders({ rows: 1, columns: personIds.length })}
        AND EXISTS (SELECT 1 FROM registration later WHERE later.exam_id = registration.exam_id
          AND later.person_id = registration.person_id AND later.attempt_number > registration.attempt_number)
        ORDER BY attempt_number DESC`,
      [examId, ...personIds],
    );
    return rows.map(asRegistration);
  }

  async countByExam(examId: string): Promise<number> {
    const [row] = await this.database.select<{ count: number }>(
      'SELECT COUNT(*) AS count FROM registration WHERE exam_id = ?',
      [examId],
    );
    return Number(row?.count ?? 0);
  }

  async countBySitting(examId: string): Promise<Map<string, number>> {
    const rows = await this.database.select<{ sittingId: string; count: number }>(
      'SELECT sitting_id AS sittingId, COUNT(*) AS count FROM registration WHERE exam_id = ? GROUP BY sitting_id',
      [examId],
    );
    return new Map(rows.map(({ sittingId, count }) => [sittingId, Number(count)]));
  }

  /** The registrations that these people (at most 1000) have in this exam, by person. */
  async listEarlier({
    examId,
    personIds,
  }: {
    examId: string;
    personIds: readonly string[];
  }): Promise<Map<string, EarlierRegistration[]>> {
    const { byIndex, joinInOrder } = this.database.dialect;
    const rows = await this.database.select<EarlierRegistration & { personId: string }>(
      `SELECT r.person_id AS personId, r.sitting_id AS sittingId, r.attempt_number AS attemptNumber, r.outcome,
        s.closes_at + r.extra_time_minutes * 60000 AS endsAt
        FROM registration r${byIndex('ix_registration_person')} ${joinInOrder} sitting s ON s.id = r.sitting_id
        WHERE r.exam_id = ? AND r.person_id IN ${placeholders({ rows: 1, columns: personIds.length })}`,
      [examId, ...personIds],
    );
    const byPerson = new Map<string, EarlierRegistration[]>();
    for (const { personId, ...earlier } of rows) {
      byPerson.set(personId, [...(byPerson.get(personId) ?? []), { ...earlier, endsAt: Number(earlier.endsAt) }]);
    }
    return byPerson;
  }

  /** Which of these ticket numbers (at most 1000) are taken. */
  async takenTickets(ticketNumbers: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.select<{ ticketNumber: string }>(
      `SELECT ticket_number AS ticketNumber FROM registration WHERE ticket_number IN ${placeholders({ rows: 1, columns: ticketNumbers.length })}`,
      [...ticketNumbers],
    );
    return new Set(rows.map(({ ticketNumber }) => ticketNumber));
  }

  /** @throws a duplicate-key error when a ticket number or an attempt exists already; nothing is inserted then */
  async insertMany(registrations: readonly RegistrationRow[]): Promise<void> {
    if (registrations.length === 0) return;
    await this.database.execute(
      `INSERT INTO registration (${FIELDS.map((field) => COLUMNS[field]).join(', ')})
        VALUES ${placeholders({ rows: registrations.length, columns: FIELDS.length })}`,
      registrations.flatMap((registration) => FIELDS.map((field) => registration[field])),
    );
  }

  /** Locks the row to the end of the transaction, then reads it. */
  async lockAndFind(id: string): Promise<RegistrationRow | null> {
    const [row] = await this.database.select<RegistrationRow>(
      `${SELECT} WHERE id = ?${this.database.dialect.lockExclusive}`,
      [id],
    );
    return row ? asRegistration(row) : null;
  }

  async update({ id, ...changes }: Pick<RegistrationRow, 'id'> & Partial<RegistrationRow>): Promise<void> {
    await this.database.repository(Registration).update({ id }, changes);
  }

  /** Keeps the time of a registration's first consent to the same texts. */
  async recordConsents({ consents, consentAt }: { consents: readonly Consent[]; consentAt: number }): Promise<void> {
    const byVersions = new Map<string, [Consent, ...Consent[]]>();
    for (const consent of consents) {
      const key = `${consent.rulesVersion} ${consent.privacyVersion}`;
      const alike = byVersions.get(key);
      if (alike) alike.push(consent);
      else byVersions.set(key, [consent]);
    }
    for (const alike of byVersions.values()) {
      const [{ rulesVersion, privacyVersion }] = alike;
      const ids = alike.map(({ registrationId }) => registrationId);
      await this.database.execute(
        `UPDATE registration SET consent_rules_version = ?, consent_privacy_version = ?, consent_at = ?
          WHERE (consent_at IS NULL OR consent_rules_version <> ? OR consent_privacy_version <> ?)
          AND id IN ${placeholders({ rows: 1, columns: ids.length })}`,
        [rulesVersion, privacyVersion, consentAt, rulesVersion, privacyVersion, ...ids],
      );
    }
  }

  /** Replaces at most `limit` codes made with the secrets `madeWith` by codes made with `current`; returns how many. */
  async replaceCodes({
    madeWith,
    current,
    limit,
  }: {
    madeWith: readonly number[];
    current: number;
    limit: number;
  }): Promise<number> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT id FROM registration WHERE access_code_key IN ${placeholders({ rows: 1, columns: madeWith.length })} LIMIT ?`,
      [...madeWith, limit],
    );
    if (rows.length === 0) return 0;
    return this.database.execute(
      `UPDATE registration SET access_code_key = ?, access_code_version = access_code_version + 1
        WHERE id IN ${placeholders({ rows: 1, columns: rows.length })}`,
      [current, ...rows.map(({ id }) => id)],
    );
  }

  async deleteByIds(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.execute(
      `DELETE FROM registration WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}`,
      [...ids],
    );
  }

  private async readStandings({
    ids,
    lock,
    queries = this.database,
  }: {
    ids: readonly string[];
    lock: string;
    queries?: Queries;
  }): Promise<Map<string, SignInStanding>> {
    if (ids.length === 0) return new Map();
    const rows = await queries.select<SignInStanding & { id: string }>(
      `SELECT id, access_code_version AS accessCodeVersion, ended_sign_ins AS endedSignIns FROM registration
        WHERE id IN ${placeholders({ rows: 1, columns: ids.length })}${lock}`,
      [...ids],
    );
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
  }

  private async listIn({
    column,
    values,
  }: {
    column: 'id' | 'ticket_number';
    values: readonly string[];
  }): Promise<RegistrationRow[]> {
    const found: RegistrationRow[] = [];
    for (let start = 0; start < values.length; start += VALUES_AT_ONCE) {
      const chunk = values.slice(start, start + VALUES_AT_ONCE);
      const rows = await this.database.select<RegistrationRow>(
        `${SELECT} WHERE ${column} IN ${placeholders({ rows: 1, columns: chunk.length })}`,
        chunk,
      );
      found.push(...rows.map(asRegistration));
    }
    return found;
  }
}

const asRegistration = (row: RegistrationRow): RegistrationRow => ({
  ...row,
  consentAt: row.consentAt === null ? null : Number(row.consentAt),
  createdAt: Number(row.createdAt),
});

/** The beginning of the ticket number, or else a part of the name. */
const searchFilter = ({ code, name }: TypedSearch): { sql: string; parameters: string[] } =>
  code !== null && /^\d+$/.test(code)
    ? { sql: 'ticket_number LIKE ?', parameters: [`${code}%`] }
    : { sql: `candidate_name LIKE ? ESCAPE '!'`, parameters: [nameContains(name)] };

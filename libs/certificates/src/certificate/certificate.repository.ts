import { Injectable } from '@nestjs/common';
import type { TypedSearch } from '@sunflower/content';
import { Database, nameContains, placeholders, subtreeFilter, type Dialect } from '@sunflower/platform';
import type { Certificate } from './certificate.entity';
import { certificateStanding, type CertificateStanding } from './certificate-standing';

/** A certificate reserved for a pass that is not released yet. */
export type ReservedCertificate = Omit<
  CertificateRow,
  'personId' | 'revokedAt' | 'revokedReason' | 'supersededBy' | 'reissueCount' | 'correctedAt'
> & {
  personId: string;
};

/** An issued certificate with its standing under the released run. */
export type IssuedCertificate = Omit<ReservedCertificate, 'personId'> &
  Pick<CertificateRow, 'reissueCount' | 'correctedAt'> &
  CertificateStanding;

/** The columns of a certificate, without the entity class. */
type CertificateRow = { [Field in keyof Certificate]: Certificate[Field] };

type IssuedRow = CertificateRow & { passLostAt: number | string | null };

/** A certificate in a list, with its holder's data from the registration. */
export type ListedCertificate = IssuedCertificate & Holder;

interface Holder {
  maskedIdNumber: string;
  organisationName: string;
  ticketNumber: string;
}

export interface CertificatePage {
  examId: string;
  /** Only certificates of people in these subtrees; null: all. */
  organisationPaths: readonly string[] | null;
  state: 'valid' | 'revoked' | null;
  /** Part of the name, or beginning of a certificate or ticket number. */
  search: TypedSearch | null;
  /** The page begins after this number; null: at the start. */
  afterNumber: string | null;
  limit: number;
}

interface PeopleOfExam {
  examId: string;
  personIds: readonly string[];
}

interface Revocation {
  number: string;
  revokedAt: number;
  revokedReason: string;
}

const COLUMNS: Record<keyof Certificate, string> = {
  number: 'number',
  personId: 'person_id',
  supersededBy: 'superseded_by',
  registrationId: 'registration_id',
  examId: 'exam_id',
  holderName: 'holder_name',
  title: 'title',
  issuer: 'issuer',
  issuedAt: 'issued_at',
  expiresAt: 'expires_at',
  revokedAt: 'revoked_at',
  revokedReason: 'revoked_reason',
  reissueCount: 'reissue_count',
  correctedAt: 'corrected_at',
  checkCodeKey: 'check_code_key',
  rehearsal: 'rehearsal',
};
const FIELDS = Object.keys(COLUMNS) as (keyof Certificate)[];
const RESERVED_FIELDS = FIELDS.filter(
  (field): field is keyof ReservedCertificate =>
    !['revokedAt', 'revokedReason', 'supersededBy', 'reissueCount', 'correctedAt'].includes(field),
);

/** Greatest number of rows in one INSERT, or values in one IN list. */
const AT_ONCE = 1000;

/** SQL on the standing of a row of `certificate`. */
function standingSql({ byIndex, joinInOrder }: Dialect) {
  // Every run released later has a counting result of the person, so a released run after the last pass means a fail.
  const lastPass = `(SELECT MAX(passed_run.run_number)
    FROM registration attempt${byIndex('ux_registration_attempt')}
    ${joinInOrder} result${byIndex('ix_result_registration')} ON result.registration_id = attempt.id
    ${joinInOrder} grading_run passed_run ON passed_run.id = result.run_id
    WHERE attempt.exam_id = certificate.exam_id AND attempt.person_id = certificate.person_id
    AND result.passed = 1 AND result.counts = 1 AND passed_run.released_at IS NOT NULL)`;
  const passLostAt = `(SELECT MIN(later.released_at) FROM grading_run later
    WHERE later.exam_id = certificate.exam_id AND later.released_at IS NOT NULL AND later.run_number > ${lastPass})`;
  return {
    lastPass,
    isIssued: `(certificate.superseded_by IS NOT NULL OR ${lastPass} IS NOT NULL)`,
    ofRegistrations: `registration own${byIndex('PRIMARY')} ${joinInOrder} certificate${byIndex('ux_certificate_person')}
      ON certificate.exam_id = own.exam_id AND certificate.person_id = own.person_id`,
    isRevoked: `(certificate.revoked_at IS NOT NULL OR ${passLostAt} IS NOT NULL)`,
    columns: `${FIELDS.map((field) => `certificate.${COLUMNS[field]} AS ${field}`).join(', ')}, ${passLostAt} AS passLostAt`,
  };
}

/** All SQL on certificates. No query that reads a certificate returns it before it is issued. */
@Injectable()
export class CertificateRepository {
  private readonly sql: ReturnType<typeof standingSql>;

  constructor(private readonly database: Database) {
    this.sql = standingSql(database.dialect);
  }

  async findByNumber(number: string): Promise<IssuedCertificate | null> {
    const [row] = await this.database.select<IssuedRow>(
      `SELECT ${this.sql.columns} FROM certificate WHERE number = ? AND ${this.sql.isIssued}`,
      [number],
    );
    return row ? toIssued(row) : null;
  }

  /** The certificate of the person of a registration. */
  async findByRegistration(registrationId: string): Promise<IssuedCertificate | null> {
    return (await this.listByRegistrations([registrationId]))[0] ?? null;
  }

  async listByRegistrations(registrationIds: readonly string[]): Promise<IssuedCertificate[]> {
    const found: IssuedCertificate[] = [];
    for (const ids of chunks(registrationIds)) {
      const rows = await this.database.select<IssuedRow>(
        `SELECT ${this.sql.columns} FROM ${this.sql.ofRegistrations}
          WHERE own.id IN ${placeholders({ rows: 1, columns: ids.length })} AND ${this.sql.isIssued}`,
        ids,
      );
      found.push(...rows.map(toIssued));
    }
    return found;
  }

  /**
   * The certificate numbers of the persons of these registrations, by registration; includes reserved ones, leaves out
   * those revoked by staff.
   */
  async unrevokedNumbers(registrationIds: readonly string[]): Promise<Map<string, string>> {
    const numbers = new Map<string, string>();
    for (const ids of chunks(registrationIds)) {
      const rows = await this.database.select<{ registrationId: string; number: string }>(
        `SELECT own.id AS registrationId, certificate.number FROM ${this.sql.ofRegistrations}
          WHERE own.id IN ${placeholders({ rows: 1, columns: ids.length })} AND certificate.revoked_at IS NULL`,
        ids,
      );
      for (const { registrationId, number } of rows) numbers.set(registrationId, number);
    }
    return numbers;
  }

  /** The people who have a certificate of this exam, issued or reserved. */
  async peopleWithOne({ examId, personIds }: PeopleOfExam): Promise<Set<string>> {
    const found = new Set<string>();
    for (const ids of chunks(personIds)) {
      const rows = await this.database.select<{ personId: string }>(
        `SELECT person_id AS personId FROM certificate${this.database.dialect.byIndex('ux_certificate_person')}
          WHERE exam_id = ? AND person_id IN ${placeholders({ rows: 1, columns: ids.length })}`,
        [examId, ...ids],
      );
      for (const { personId } of rows) found.add(personId);
    }
    return found;
  }

  /** In the order of numbers, which reveals nothing about people. */
  async page({
    examId,
    organisationPaths,
    state,
    search,
    afterNumber,
    limit,
  }: CertificatePage): Promise<ListedCertificate[]> {
    const conditions = ['certificate.exam_id = ?', 'certificate.number > ?', this.sql.isIssued];
    const parameters = [examId, afterNumber ?? ''];
    if (organisationPaths !== null) {
      const within = subtreeFilter({ column: 'r.organisation_path', paths: organisationPaths });
      conditions.push(within.sql);
      parameters.push(...within.parameters);
    }
    if (state !== null) {
      conditions.push(state === 'revoked' ? this.sql.isRevoked : `NOT ${this.sql.isRevoked}`);
    }
    if (search !== null) {
      const { code, name } = search;
      const numbers = code === null ? '' : 'certificate.number LIKE ? OR r.ticket_number LIKE ? OR ';
      conditions.push(`(${numbers}certificate.holder_name LIKE ? ESCAPE '!')`);
      parameters.push(...(code === null ? [] : [`${code}%`, `${code}%`]), nameContains(name));
    }
    const rows = await this.database.select<IssuedRow & Holder>(
      `SELECT ${this.sql.columns}, r.masked_id_number AS maskedIdNumber, r.organisation_name AS organisationName, r.ticket_number AS ticketNumber
        FROM certificate JOIN registration r ON r.id = certificate.registration_id
        WHERE ${conditions.join(' AND ')} ORDER BY certificate.number LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map(({ maskedIdNumber, organisationName, ticketNumber, ...row }) => ({
      ...toIssued(row),
      maskedIdNumber,
      organisationName,
      ticketNumber,
    }));
  }

  /** Locks the row until the end of the transaction, then reads it. */
  async lockAndFind(number: string): Promise<IssuedCertificate | null> {
    await this.database.select(
      `SELECT number FROM certificate WHERE number = ?${this.database.dialect.lockExclusive}`,
      [number],
    );
    return this.findByNumber(number);
  }

  /** Skips certificates whose number is already in use; returns the number of inserted rows. */
  async insertMany(certificates: readonly ReservedCertificate[]): Promise<number> {
    let inserted = 0;
    for (const rows of chunks(certificates)) {
      inserted += await this.database.execute(
        `INSERT INTO certificate (${RESERVED_FIELDS.map((field) => COLUMNS[field]).join(', ')})
          VALUES ${placeholders({ rows: rows.length, columns: RESERVED_FIELDS.length })}${this.database.dialect.keepExisting({ key: ['number'] })}`,
        rows.flatMap((row) =>
          RESERVED_FIELDS.map((field) => (field === 'rehearsal' ? Number(row.rehearsal) : row[field])),
        ),
      );
    }
    return inserted;
  }

  /** Deletes reserved certificates, except those reserved for a release at `unlessIssuedAt`. */
  async deleteReserved({
    examId,
    personIds,
    unlessIssuedAt,
  }: PeopleOfExam & { unlessIssuedAt: number }): Promise<void> {
    for (const ids of chunks(personIds)) {
      await this.database.execute(
        `DELETE FROM certificate WHERE exam_id = ? AND person_id IN ${placeholders({ rows: 1, columns: ids.length })} AND issued_at <> ?
          AND ${this.sql.lastPass} IS NULL`,
        [examId, ...ids, unlessIssuedAt],
      );
    }
  }

  async revoke({ number, revokedAt, revokedReason }: Revocation): Promise<void> {
    await this.database.execute('UPDATE certificate SET revoked_at = ?, revoked_reason = ? WHERE number = ?', [
      revokedAt,
      revokedReason,
      number,
    ]);
  }

  async reinstate(number: string): Promise<void> {
    await this.database.execute('UPDATE certificate SET revoked_at = NULL, revoked_reason = NULL WHERE number = ?', [
      number,
    ]);
  }

  /** Issued and reserved certificates that a person earned. */
  async listOfPerson(personId: string): Promise<{ number: string; holderName: string; isIssued: boolean }[]> {
    const rows = await this.database.select<{ number: string; holderName: string; isIssued: number }>(
      `SELECT certificate.number, certificate.holder_name AS holderName, CASE WHEN ${this.sql.isIssued} THEN 1 ELSE 0 END AS isIssued
        FROM registration r ${this.database.dialect.joinInOrder} certificate ON certificate.registration_id = r.id
        WHERE r.person_id = ?`,
      [personId],
    );
    return rows.map(({ isIssued, ...row }) => ({ ...row, isIssued: Number(isIssued) === 1 }));
  }

  /** Reissues a certificate under its number. */
  async reissue({
    number,
    holderName,
    correctedAt,
  }: {
    number: string;
    holderName: string;
    correctedAt: number;
  }): Promise<void> {
    await this.database.execute(
      'UPDATE certificate SET holder_name = ?, reissue_count = reissue_count + 1, corrected_at = ? WHERE number = ?',
      [holderName, correctedAt, number],
    );
  }

  /** Changes the name on a reserved certificate. */
  async renameReserved({ number, holderName }: { number: string; holderName: string }): Promise<void> {
    await this.database.execute('UPDATE certificate SET holder_name = ? WHERE number = ?', [holderName, number]);
  }

  /** Assigns the certificates of registrations that have already moved to the other person; returns their numbers. */
  async moveToPerson({ fromId, toId }: { fromId: string; toId: string }): Promise<Set<string>> {
    const rows = await this.database.select<{ number: string }>(
      `SELECT certificate.number FROM registration r ${this.database.dialect.joinInOrder} certificate ON certificate.registration_id = r.id
        WHERE r.person_id = ? AND certificate.person_id = ?`,
      [toId, fromId],
    );
    for (const { number } of rows)
      await this.database.execute('UPDATE certificate SET person_id = ? WHERE number = ?', [toId, number]);
    return new Set(rows.map(({ number }) => number));
  }

  /**
   * Gives up to `limit` certificates made with one of the secrets `madeWith` a new check code of the secret `current`;
   * returns how many.
   */
  async replaceCodes({
    madeWith,
    current,
    limit,
  }: {
    madeWith: readonly number[];
    current: number;
    limit: number;
  }): Promise<number> {
    const rows = await this.database.select<{ number: string }>(
      `SELECT number FROM certificate WHERE check_code_key IN ${placeholders({ rows: 1, columns: madeWith.length })} LIMIT ?`,
      [...madeWith, limit],
    );
    if (rows.length === 0) return 0;
    return this.database.execute(
      `UPDATE certificate SET check_code_key = ? WHERE number IN ${placeholders({ rows: 1, columns: rows.length })}`,
      [current, ...rows.map(({ number }) => number)],
    );
  }

  /** Deletes certificates of a rehearsal only; returns the number of deleted rows. */
  async deleteOfRehearsal({ examId, limit }: { examId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ number: string }>(
      'SELECT number FROM certificate WHERE exam_id = ? AND rehearsal = 1 LIMIT ?',
      [examId, limit],
    );
    if (rows.length === 0) return 0;
    return this.database.execute(
      `DELETE FROM certificate WHERE number IN ${placeholders({ rows: 1, columns: rows.length })}`,
      rows.map(({ number }) => number),
    );
  }
}

function chunks<T>(values: readonly T[]): T[][] {
  const result: T[][] = [];
  for (let start = 0; start < values.length; start += AT_ONCE) result.push(values.slice(start, start + AT_ONCE));
  return result;
}

const numberOrNull = (value: number | string | null): number | null => (value === null ? null : Number(value));

const toIssued = ({ revokedAt, revokedReason, passLostAt, supersededBy, ...row }: IssuedRow): IssuedCertificate => ({
  number: row.number,
  registrationId: row.registrationId,
  examId: row.examId,
  holderName: row.holderName,
  title: row.title,
  issuer: row.issuer,
  issuedAt: Number(row.issuedAt),
  expiresAt: numberOrNull(row.expiresAt),
  checkCodeKey: row.checkCodeKey,
  reissueCount: Number(row.reissueCount),
  correctedAt: numberOrNull(row.correctedAt),
  rehearsal: Boolean(row.rehearsal),
  ...certificateStanding({
    revokedAt: numberOrNull(revokedAt),
    revokedReason,
    passLostAt: numberOrNull(passLostAt),
    supersededBy,
  }),
});

import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { Certificate } from './certificate.entity';

export interface CertificateStanding {
  number: string;
  registrationId: string;
  state: 'valid' | 'revoked';
  revokedBy: 'staff' | 'regrade' | null;
}

/** The columns of a certificate, without the class that describes its table. */
type CertificateRow = { [Field in keyof Certificate]: Certificate[Field] };

/** A certificate in a list, with what the registration remembers of its holder. */
export interface ListedCertificate extends CertificateRow {
  maskedIdNumber: string;
  organisationName: string;
  ticketNumber: string;
}

export interface CertificatePage {
  examId: string;
  /** Only of people in these subtrees; null: all. */
  organisationPaths: readonly string[] | null;
  state: 'valid' | 'revoked' | null;
  /** A part of the name, or the beginning of a certificate or ticket number. */
  search: string | null;
  /** Null from the start. */
  afterNumber: string | null;
  limit: number;
}

export interface Revocation {
  numbers: readonly string[];
  revokedAt: number;
  revokedBy: 'staff' | 'regrade';
  revokedReason: string;
}

const COLUMNS: Record<keyof Certificate, string> = {
  number: 'number',
  registrationId: 'registration_id',
  examId: 'exam_id',
  state: 'state',
  holderName: 'holder_name',
  title: 'title',
  issuer: 'issuer',
  issuedAt: 'issued_at',
  expiresAt: 'expires_at',
  revokedAt: 'revoked_at',
  revokedBy: 'revoked_by',
  revokedReason: 'revoked_reason',
  rehearsal: 'rehearsal',
};
const FIELDS = Object.keys(COLUMNS) as (keyof Certificate)[];
const SELECT = FIELDS.map((field) => `c.${COLUMNS[field]} AS ${field}`).join(', ');
/** Rows of one INSERT, values of one IN list. */
const AT_ONCE = 1000;

/** All SQL on certificates. */
@Injectable()
export class CertificateRepository {
  constructor(private readonly database: Database) {}

  async findByNumber(number: string): Promise<Certificate | null> {
    const [row] = await this.database.select<Certificate>(`SELECT ${SELECT} FROM certificate c WHERE c.number = ?`, [number]);
    return row ? toCertificate(row) : null;
  }

  async findByRegistration(registrationId: string): Promise<Certificate | null> {
    const [row] = await this.database.select<Certificate>(`SELECT ${SELECT} FROM certificate c WHERE c.registration_id = ?`, [registrationId]);
    return row ? toCertificate(row) : null;
  }

  async listByRegistrations(registrationIds: readonly string[]): Promise<Certificate[]> {
    const found: Certificate[] = [];
    for (const ids of chunks(registrationIds)) {
      const rows = await this.database.select<Certificate>(
        `SELECT ${SELECT} FROM certificate c WHERE c.registration_id IN ${placeholders({ rows: 1, columns: ids.length })}`,
        ids,
      );
      found.push(...rows.map(toCertificate));
    }
    return found;
  }

  /** In the order of numbers, which says nothing of people. */
  async page({ examId, organisationPaths, state, search, afterNumber, limit }: CertificatePage): Promise<ListedCertificate[]> {
    const conditions = ['c.exam_id = ?', 'c.number > ?'];
    const parameters = [examId, afterNumber ?? ''];
    if (organisationPaths !== null) {
      conditions.push(`(${organisationPaths.map(() => 'r.organisation_path LIKE ?').join(' OR ') || '1 = 0'})`);
      parameters.push(...organisationPaths.map((path) => `${path}%`));
    }
    if (state !== null) {
      conditions.push('c.state = ?');
      parameters.push(state);
    }
    if (search !== null) {
      const literal = search.replace(/[!%_]/g, '!$&');
      conditions.push(`(c.number LIKE ? ESCAPE '!' OR r.ticket_number LIKE ? ESCAPE '!' OR c.holder_name LIKE ? ESCAPE '!')`);
      parameters.push(`${literal.toUpperCase()}%`, `${literal}%`, `%${literal}%`);
    }
    const rows = await this.database.select<ListedCertificate>(
      `SELECT ${SELECT}, r.masked_id_number AS maskedIdNumber, r.organisation_name AS organisationName, r.ticket_number AS ticketNumber
        FROM certificate c JOIN registration r ON r.id = c.registration_id WHERE ${conditions.join(' AND ')} ORDER BY c.number LIMIT ?`,
      [...parameters, limit],
    );
    return rows.map((row) => {
      const { maskedIdNumber, organisationName, ticketNumber } = row;
      return { ...toCertificate(row), maskedIdNumber, organisationName, ticketNumber };
    });
  }

  /** Locks what the exam has issued to the end of the transaction, then reads it; by registration. */
  async lockOfExam(examId: string): Promise<Map<string, CertificateStanding>> {
    const rows = await this.database.select<CertificateStanding>(
      `SELECT number, registration_id AS registrationId, state, revoked_by AS revokedBy FROM certificate
        WHERE exam_id = ?${this.database.dialect.lockExclusive}`,
      [examId],
    );
    return new Map(rows.map((row) => [row.registrationId, row]));
  }

  /** Locks the row to the end of the transaction, then reads it. */
  async lockAndFind(number: string): Promise<Certificate | null> {
    const [row] = await this.database.select<Certificate>(
      `SELECT ${SELECT} FROM certificate c WHERE c.number = ?${this.database.dialect.lockExclusive}`,
      [number],
    );
    return row ? toCertificate(row) : null;
  }

  /** Leaves out those whose number is somebody's already; returns how many went in. */
  async insertMany(certificates: readonly Certificate[]): Promise<number> {
    let inserted = 0;
    for (const rows of chunks(certificates)) {
      inserted += await this.database.execute(
        `INSERT INTO certificate (${FIELDS.map((field) => COLUMNS[field]).join(', ')})
          VALUES ${placeholders({ rows: rows.length, columns: FIELDS.length })}${this.database.dialect.keepExisting({ key: ['number'] })}`,
        rows.flatMap((row) => FIELDS.map((field) => (field === 'rehearsal' ? Number(row.rehearsal) : row[field]))),
      );
    }
    return inserted;
  }

  async revoke({ numbers, revokedAt, revokedBy, revokedReason }: Revocation): Promise<void> {
    for (const chunk of chunks(numbers)) {
      await this.database.execute(
        `UPDATE certificate SET state = 'revoked', revoked_at = ?, revoked_by = ?, revoked_reason = ?
          WHERE number IN ${placeholders({ rows: 1, columns: chunk.length })}`,
        [revokedAt, revokedBy, revokedReason, ...chunk],
      );
    }
  }

  async reinstate(numbers: readonly string[]): Promise<void> {
    for (const chunk of chunks(numbers)) {
      await this.database.execute(
        `UPDATE certificate SET state = 'valid', revoked_at = NULL, revoked_by = NULL, revoked_reason = NULL
          WHERE number IN ${placeholders({ rows: 1, columns: chunk.length })}`,
        chunk,
      );
    }
  }

  /** Certificates of a rehearsal, and no others; returns how many went. */
  async deleteOfRehearsal({ examId, limit }: { examId: string; limit: number }): Promise<number> {
    const rows = await this.database.select<{ number: string }>('SELECT number FROM certificate WHERE exam_id = ? AND rehearsal = 1 LIMIT ?', [examId, limit]);
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

const toCertificate = (row: CertificateRow): CertificateRow => ({
  number: row.number,
  registrationId: row.registrationId,
  examId: row.examId,
  state: row.state,
  holderName: row.holderName,
  title: row.title,
  issuer: row.issuer,
  issuedAt: Number(row.issuedAt),
  expiresAt: numberOrNull(row.expiresAt),
  revokedAt: numberOrNull(row.revokedAt),
  revokedBy: row.revokedBy,
  revokedReason: row.revokedReason,
  rehearsal: Boolean(row.rehearsal),
});

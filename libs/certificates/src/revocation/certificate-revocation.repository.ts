import { Injectable } from '@nestjs/common';
import { Database, inList } from '@sunflower/platform';
import type { CertificateRevocation, RevocationDecision } from './certificate-revocation.entity';

type RevocationRow = { [Field in keyof CertificateRevocation]: CertificateRevocation[Field] };

export type OpenRevocation = Pick<RevocationRow, 'id' | 'number' | 'reason' | 'requestedBy' | 'requestedAt'>;

/** With the names of both people; null for an account that is gone. */
export type ListedRevocation = RevocationRow & { requestedByName: string | null; decidedByName: string | null };

const LISTED = `SELECT request.id, request.number, request.reason, request.requested_by AS requestedBy,
    request.requested_at AS requestedAt, request.decision, request.decided_by AS decidedBy, request.decided_at AS decidedAt,
    request.decision_reason AS decisionReason, asker.display_name AS requestedByName, decider.display_name AS decidedByName
  FROM certificate_revocation request
  LEFT JOIN staff_account asker ON asker.id = request.requested_by
  LEFT JOIN staff_account decider ON decider.id = request.decided_by`;
const MOST_LISTED = 50;

/** Requests to revoke certificates. At most one of a certificate is open; its lock is the certificate's row. */
@Injectable()
export class CertificateRevocationRepository {
  constructor(private readonly database: Database) {}

  async insert({ id, number, reason, requestedBy, requestedAt }: OpenRevocation): Promise<void> {
    await this.database.execute(
      'INSERT INTO certificate_revocation (id, number, reason, requested_by, requested_at) VALUES (?, ?, ?, ?, ?)',
      [id, number, reason, requestedBy, requestedAt],
    );
  }

  async find({ id, number }: { id: string; number: string }): Promise<ListedRevocation | null> {
    const [row] = await this.database.select<ListedRevocation>(
      `${LISTED} WHERE request.id = ? AND request.number = ?`,
      [id, number],
    );
    return row ? withNumbers(row) : null;
  }

  /** The newest requests of a certificate first. */
  async listOf(number: string): Promise<ListedRevocation[]> {
    const rows = await this.database.select<ListedRevocation>(
      `${LISTED} WHERE request.number = ? ORDER BY request.requested_at DESC, request.id DESC LIMIT ?`,
      [number, MOST_LISTED],
    );
    return rows.map(withNumbers);
  }

  /** The open request of each of these certificates that has one. */
  async openOf(numbers: readonly string[]): Promise<Map<string, ListedRevocation>> {
    if (numbers.length === 0) return new Map();
    const rows = await this.database.select<ListedRevocation>(
      `${LISTED} WHERE request.number IN ${inList(numbers)} AND request.decision IS NULL`,
      [...numbers],
    );
    return new Map(rows.map((row) => [row.number, withNumbers(row)]));
  }

  async decide({
    id,
    ...decided
  }: {
    id: string;
    decision: RevocationDecision;
    decidedBy: string;
    decidedAt: number;
    decisionReason: string | null;
  }): Promise<void> {
    await this.database.execute(
      'UPDATE certificate_revocation SET decision = ?, decided_by = ?, decided_at = ?, decision_reason = ? WHERE id = ?',
      [decided.decision, decided.decidedBy, decided.decidedAt, decided.decisionReason, id],
    );
  }
}

const withNumbers = ({ requestedAt, decidedAt, ...row }: ListedRevocation): ListedRevocation => ({
  ...row,
  requestedAt: Number(requestedAt),
  decidedAt: decidedAt === null ? null : Number(decidedAt),
});

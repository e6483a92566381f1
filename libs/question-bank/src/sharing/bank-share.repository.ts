import { Injectable } from '@nestjs/common';
import { Database, placeholders, subtreeFilter } from '@sunflower/platform';
import { QuestionBank } from '../question/question-bank.entity';
import type { BankGrant, BankRight, BankStanding } from './bank-right';

/** What the owner of a bank decides about it as a whole. */
export interface BankRuleSet {
  /** It may be practised with. */
  isOpen: boolean;
  /** How many people, beside the author, approve a question. */
  reviewersWanted: number;
}

export interface SharedWith extends BankGrant {
  organisationId: string;
  organisationCode: string;
  organisationName: string;
  createdAt: number;
}

interface GrantRow {
  bankId: string;
  organisationPath: string;
  grantedRight: BankRight;
}

interface SharedRow extends Omit<SharedWith, 'right'> {
  grantedRight: BankRight;
}

export interface ShareKey {
  bankId: string;
  organisationId: string;
  right: BankRight;
}

/** Far more than one bank has in a province. */
const MAX_SHARES = 1000;
const MAX_BANKS = 500;

/** Stores the rights granted to banks. */
@Injectable()
export class BankShareRepository {
  constructor(private readonly database: Database) {}

  /** By bank; unknown ids are left out. */
  async standingsOf(bankIds: readonly string[]): Promise<Map<string, BankStanding>> {
    if (bankIds.length === 0) return new Map();
    const among = placeholders({ rows: 1, columns: bankIds.length });
    const owners = await this.database.select<{ id: string; path: string; isOpen: number | boolean }>(
      `SELECT b.id, o.path, b.is_open AS isOpen FROM question_bank b JOIN organisation o ON o.id = b.organisation_id WHERE b.id IN ${among}`,
      [...bankIds],
    );
    const shares = await this.database.select<GrantRow>(
      `SELECT s.bank_id AS bankId, o.path AS organisationPath, s.granted_right AS grantedRight
       FROM bank_share s JOIN organisation o ON o.id = s.organisation_id WHERE s.bank_id IN ${among}`,
      [...bankIds],
    );
    const grants = new Map<string, BankGrant[]>(owners.map(({ id }) => [id, []]));
    for (const { bankId, organisationPath, grantedRight } of shares)
      grants.get(bankId)?.push({ organisationPath, right: grantedRight });
    return new Map(
      owners.map(({ id, path, isOpen }) => [
        id,
        { ownerPath: path, grants: grants.get(id) ?? [], isOpen: Boolean(isOpen) },
      ]),
    );
  }

  /** In the order of the organisations' codes. */
  async listShares(bankId: string): Promise<SharedWith[]> {
    const rows = await this.database.select<SharedRow>(
      `SELECT s.organisation_id AS organisationId, o.code AS organisationCode, o.name AS organisationName,
         o.path AS organisationPath, s.granted_right AS grantedRight, s.created_at AS createdAt
       FROM bank_share s JOIN organisation o ON o.id = s.organisation_id
       WHERE s.bank_id = ? ORDER BY o.code, s.granted_right LIMIT ${MAX_SHARES}`,
      [bankId],
    );
    return rows.map(({ grantedRight, ...row }) => ({ ...row, right: grantedRight, createdAt: Number(row.createdAt) }));
  }

  /** Ids of the banks shared with organisations at, below or above these paths. */
  async listSharedBankIds(paths: readonly string[]): Promise<string[]> {
    if (paths.length === 0) return [];
    const line = [...new Set(paths.flatMap(pathsDownTo))];
    const below = subtreeFilter({ column: 'o.path', paths });
    const rows = await this.database.select<{ bankId: string }>(
      `SELECT DISTINCT s.bank_id AS bankId FROM bank_share s JOIN organisation o ON o.id = s.organisation_id
       WHERE ${below.sql} OR o.path IN ${placeholders({ rows: 1, columns: line.length })}
       ORDER BY bankId LIMIT ${MAX_BANKS}`,
      [...below.parameters, ...line],
    );
    return rows.map(({ bankId }) => bankId);
  }

  /** In a transaction: nobody else sets them before we commit. */
  async lockRules(bankId: string): Promise<BankRuleSet> {
    const [row] = await this.database.select<{ isOpen: number | boolean; reviewersWanted: number }>(
      `SELECT is_open AS isOpen, reviewers_wanted AS reviewersWanted FROM question_bank WHERE id = ?${this.database.dialect.lockExclusive}`,
      [bankId],
    );
    return { isOpen: Boolean(row?.isOpen), reviewersWanted: Number(row?.reviewersWanted ?? 1) };
  }

  async setRules({ bankId, isOpen, reviewersWanted }: BankRuleSet & { bankId: string }): Promise<void> {
    await this.database.repository(QuestionBank).update(bankId, { isOpen, reviewersWanted });
  }

  /** Returns whether it is new. */
  async keepShare({
    bankId,
    organisationId,
    right,
    grantedBy,
    createdAt,
  }: ShareKey & { grantedBy: string; createdAt: number }): Promise<boolean> {
    const inserted = await this.database.execute(
      `INSERT INTO bank_share (bank_id, organisation_id, granted_right, granted_by, created_at) VALUES (?, ?, ?, ?, ?)${this.database.dialect.keepExisting({ key: ['bank_id', 'organisation_id', 'granted_right'] })}`,
      [bankId, organisationId, right, grantedBy, createdAt],
    );
    return inserted > 0;
  }

  /** Returns whether it existed. */
  async deleteShare({ bankId, organisationId, right }: ShareKey): Promise<boolean> {
    const deleted = await this.database.execute(
      'DELETE FROM bank_share WHERE bank_id = ? AND organisation_id = ? AND granted_right = ?',
      [bankId, organisationId, right],
    );
    return deleted > 0;
  }
}

/** `/350000/350100/` → `/350000/`, `/350000/350100/`. */
function pathsDownTo(path: string): string[] {
  const codes = path.split('/').filter(Boolean);
  return codes.map((_, index) => `/${codes.slice(0, index + 1).join('/')}/`);
}

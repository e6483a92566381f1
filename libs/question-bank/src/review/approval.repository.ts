import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { QuestionApproval } from './question-approval.entity';

interface Approver {
  name: string;
  at: number;
}

/** Who approved which versions. */
@Injectable()
export class ApprovalRepository {
  constructor(private readonly database: Database) {}

  /** Ids of staff by version; a version that nobody approved is left out. */
  approversOf(versionIds: readonly string[]): Promise<Map<string, Set<string>>> {
    return this.approvers({ versionIds, lock: '' });
  }

  /** The same in a transaction that locked their questions: what others committed meanwhile is seen. */
  approversNow(versionIds: readonly string[]): Promise<Map<string, Set<string>>> {
    return this.approvers({ versionIds, lock: this.database.dialect.lockExclusive });
  }

  private async approvers({
    versionIds,
    lock,
  }: {
    versionIds: readonly string[];
    lock: string;
  }): Promise<Map<string, Set<string>>> {
    const approvers = new Map<string, Set<string>>();
    if (versionIds.length === 0) return approvers;
    const rows = await this.database.select<{ versionId: string; staffId: string }>(
      `SELECT a.version_id AS versionId, a.staff_id AS staffId FROM question_approval a
       WHERE a.version_id IN ${placeholders({ rows: 1, columns: versionIds.length })}${lock}`,
      [...versionIds],
    );
    for (const { versionId, staffId } of rows)
      approvers.set(versionId, (approvers.get(versionId) ?? new Set()).add(staffId));
    return approvers;
  }

  /** The first who approved it first. */
  async listApprovers(versionId: string): Promise<(Approver & { staffId: string })[]> {
    const rows = await this.database.select<Approver & { staffId: string }>(
      `SELECT a.staff_id AS staffId, COALESCE(s.display_name, '') AS name, a.created_at AS at
       FROM question_approval a LEFT JOIN staff_account s ON s.id = a.staff_id
       WHERE a.version_id = ? ORDER BY a.created_at, a.staff_id LIMIT 10`,
      [versionId],
    );
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }

  async insert(approvals: readonly QuestionApproval[]): Promise<void> {
    if (approvals.length > 0) await this.database.repository(QuestionApproval).insert([...approvals]);
  }

  /** A version that went back to its author begins anew. */
  async remove(versionIds: readonly string[]): Promise<void> {
    if (versionIds.length === 0) return;
    await this.database.execute(
      `DELETE FROM question_approval WHERE version_id IN ${placeholders({ rows: 1, columns: versionIds.length })}`,
      [...versionIds],
    );
  }

  async reviewersWanted(bankId: string): Promise<number> {
    const [row] = await this.database.select<{ wanted: number }>(
      'SELECT b.reviewers_wanted AS wanted FROM question_bank b WHERE b.id = ?',
      [bankId],
    );
    return Number(row?.wanted ?? 1);
  }
}

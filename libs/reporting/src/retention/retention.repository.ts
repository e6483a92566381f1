import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { RetentionKind } from './retention-kind';
import { RetentionRule } from './retention-rule.entity';

export interface RuleKey {
  examId: string;
  kind: RetentionKind;
}

/** All SQL on retention rules. */
@Injectable()
export class RetentionRepository {
  constructor(private readonly database: Database) {}

  listOf(examId: string): Promise<RetentionRule[]> {
    return this.database.repository(RetentionRule).findBy({ examId });
  }

  /** Locks the row to the end of the transaction. */
  async lock({ examId, kind }: RuleKey): Promise<RetentionRule | null> {
    await this.database.select(
      `SELECT exam_id FROM retention_rule WHERE exam_id = ? AND kind = ?${this.database.dialect.lockExclusive}`,
      [examId, kind],
    );
    return this.database.repository(RetentionRule).findOneBy({ examId, kind });
  }

  /** False if the exam has a rule for the kind, whose row is then locked. */
  async insert(rule: RetentionRule): Promise<boolean> {
    const inserted = await this.database.execute(
      `INSERT INTO retention_rule (exam_id, kind, state, erase_after, reason, set_by, set_at, due_at, erased)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)${this.database.dialect.keepExisting({ key: ['exam_id', 'kind'] })}`,
      [
        rule.examId,
        rule.kind,
        rule.state,
        rule.eraseAfter,
        rule.reason,
        rule.setBy,
        rule.setAt,
        rule.dueAt,
        JSON.stringify(rule.erased),
      ],
    );
    return inserted === 1;
  }

  async update({ examId, kind, ...changes }: RuleKey & Partial<RetentionRule>): Promise<void> {
    await this.database.repository(RetentionRule).update({ examId, kind }, changes as never);
  }

  /** False if the erasing has begun, or there is no such rule. */
  async deletePlanned({ examId, kind }: RuleKey): Promise<boolean> {
    const deleted = await this.database.execute(
      `DELETE FROM retention_rule WHERE exam_id = ? AND kind = ? AND state = 'planned'`,
      [examId, kind],
    );
    return deleted === 1;
  }

  /** The rule whose time came first. */
  async findDue(nowMs: number): Promise<(RuleKey & { dueAt: number }) | null> {
    const [row] = await this.database.select<{ exam_id: string; kind: RetentionKind; due_at: number | string }>(
      'SELECT exam_id, kind, due_at FROM retention_rule WHERE due_at <= ? ORDER BY due_at LIMIT 1',
      [nowMs],
    );
    return row ? { examId: row.exam_id, kind: row.kind, dueAt: Number(row.due_at) } : null;
  }

  /** Compare-and-set: false when another process was first, or the rule has changed. */
  async claim({ examId, kind, from, until }: RuleKey & { from: number; until: number }): Promise<boolean> {
    const changed = await this.database.execute(
      'UPDATE retention_rule SET due_at = ? WHERE exam_id = ? AND kind = ? AND due_at = ?',
      [until, examId, kind, from],
    );
    return changed === 1;
  }
}

import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database } from '@sunflower/platform';
import { Erasers } from './erasers';
import { added, sumOf } from './retention-kind';
import { RetentionObstacles } from './retention-obstacles';
import { RetentionRepository, type RuleKey } from './retention.repository';
import type { RetentionRule } from './retention-rule.entity';

/** Renewed at each step. After a crash, another process goes on once it ends. */
const LEASE_MS = 5 * 60_000;
/** What waits is looked at again after this time. */
const LOOK_AGAIN_MS = 10 * 60_000;

/** A rule that this process may work on while the rule's `dueAt` is `until`. */
export interface HeldRule extends RuleKey {
  until: number;
}

export type StepOutcome =
  | { outcome: 'went_on'; held: HeldRule }
  /** The last step found the end; `finish` looks whether anything came meanwhile. */
  | { outcome: 'walked'; held: HeldRule }
  | { outcome: 'erased' }
  /** An obstacle has come, or something to erase behind the walk. */
  | { outcome: 'waits' }
  /** Another process has it, or it was changed or taken back. */
  | { outcome: 'lost' };

/**
 * The steps of erasing. Each is one short transaction that holds the rule's row, with the rows that it erases, their
 * count and the place where the next step begins: a killed process leaves nothing half done, and of two processes with
 * one rule the second stops.
 */
@Injectable()
export class RetentionWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: RetentionRepository,
    private readonly erasers: Erasers,
    private readonly obstacles: RetentionObstacles,
  ) {}

  /** Null: nothing is due. */
  async claim(): Promise<HeldRule | null> {
    for (;;) {
      const nowMs = this.clock.now();
      const due = await this.repository.findDue(nowMs);
      if (!due) return null;
      const until = nowMs + LEASE_MS;
      const { examId, kind, dueAt: from } = due;
      if (await this.repository.claim({ examId, kind, from, until })) return { examId, kind, until };
    }
  }

  step(held: HeldRule): Promise<StepOutcome> {
    return this.whileHeld(held, async ({ rule, nowMs }) => {
      if (rule.state === 'planned') await this.begin({ rule, nowMs });
      const { examId, kind } = rule;
      const { rows, next } = await this.erasers.eraseSome({ examId, kind, from: rule.erasedTo ?? '' });
      const until = nowMs + LEASE_MS;
      await this.repository.update({
        examId,
        kind,
        dueAt: until,
        erasedTo: next === '' ? null : next,
        erased: added(rule.erased, rows),
      });
      return { outcome: next === null ? 'walked' : 'went_on', held: { examId, kind, until } };
    });
  }

  /** Erased is what has nothing left. What came meanwhile is erased later, by another walk from the beginning. */
  async finish(held: HeldRule): Promise<StepOutcome> {
    const left = sumOf(await this.erasers.count(held));
    return this.whileHeld(held, async ({ rule: { examId, kind, erased }, nowMs }) => {
      if (left > 0) {
        await this.repository.update({ examId, kind, dueAt: nowMs + LOOK_AGAIN_MS });
        return { outcome: 'waits' };
      }
      await this.repository.update({ examId, kind, state: 'erased', dueAt: null, erasedAt: nowMs });
      await this.audit.record({
        staffId: null,
        action: 'retention.erased',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: { kind, rows: erased },
      });
      return { outcome: 'erased' };
    });
  }

  private whileHeld(
    { examId, kind, until }: HeldRule,
    work: (at: { rule: RetentionRule; nowMs: number }) => Promise<StepOutcome>,
  ): Promise<StepOutcome> {
    return this.database.transaction(async () => {
      const rule = await this.repository.lock({ examId, kind });
      if (rule?.dueAt !== until) return { outcome: 'lost' };
      const nowMs = this.clock.now();
      if ((await this.obstacles.of({ examId, kind })).length > 0) {
        await this.repository.update({ examId, kind, dueAt: nowMs + LOOK_AGAIN_MS });
        return { outcome: 'waits' };
      }
      return work({ rule, nowMs });
    });
  }

  private async begin({ rule: { examId, kind, reason, setBy }, nowMs }: { rule: RetentionRule; nowMs: number }) {
    await this.repository.update({ examId, kind, state: 'erasing', begunAt: nowMs });
    await this.audit.record({
      staffId: null,
      action: 'retention.begun',
      subjectType: 'exam',
      subjectId: examId,
      reason,
      details: { kind, setBy },
    });
  }
}

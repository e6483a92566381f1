import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isoTime } from '@sunflower/platform';
import { NothingPlanned, RetentionTimeOutOfRange, RetentionUnderWay } from '../reporting.errors';
import { RetentionRepository, type RuleKey } from './retention.repository';
import type { RetentionRule } from './retention-rule.entity';
import { eraseRange } from './retention-times';

interface Decision extends RuleKey {
  staffId: string;
  reason: string;
}

/** Decides when a kind of an exam's data is erased, and takes that back until the erasing begins. */
@Injectable()
export class PlanErasing {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: RetentionRepository,
  ) {}

  /** Replaces a plan, and what was erased before a further sitting. @throws RetentionTimeOutOfRange, RetentionUnderWay */
  async set({ eraseAfterMs, ...decision }: Decision & { eraseAfterMs: number }): Promise<void> {
    const nowMs = this.clock.now();
    const { earliestMs, latestMs } = eraseRange(nowMs);
    if (!(eraseAfterMs >= earliestMs && eraseAfterMs <= latestMs))
      throw new RetentionTimeOutOfRange({ earliest: isoTime(earliestMs), latest: isoTime(latestMs) });
    const { examId, kind, staffId, reason } = decision;
    const rule: RetentionRule = {
      examId,
      kind,
      state: 'planned',
      eraseAfter: eraseAfterMs,
      reason,
      setBy: staffId,
      setAt: nowMs,
      dueAt: eraseAfterMs,
      erasedTo: null,
      erased: {},
      begunAt: null,
      erasedAt: null,
    };
    await this.database.transaction(async () => {
      if (!(await this.repository.insert(rule))) {
        if ((await this.repository.lock(decision))?.state === 'erasing') throw new RetentionUnderWay();
        await this.repository.update(rule);
      }
      await this.record({ ...decision, action: 'retention.set', details: { eraseAfter: isoTime(eraseAfterMs) } });
    });
  }

  /** @throws NothingPlanned, RetentionUnderWay */
  async takeBack(decision: Decision): Promise<void> {
    await this.database.transaction(async () => {
      const rule = await this.repository.lock(decision);
      if (!rule) throw new NothingPlanned();
      if (!(await this.repository.deletePlanned(decision))) throw new RetentionUnderWay();
      await this.record({
        ...decision,
        action: 'retention.taken-back',
        details: { eraseAfter: isoTime(rule.eraseAfter) },
      });
    });
  }

  private record({
    examId,
    kind,
    details,
    ...act
  }: Decision & { action: 'retention.set' | 'retention.taken-back'; details: object }): Promise<void> {
    return this.audit.record({ ...act, subjectType: 'exam', subjectId: examId, details: { kind, ...details } });
  }
}

import { Injectable } from '@nestjs/common';
import { StaffAccounts } from '@sunflower/identity';
import { Clock, isoTime, isoTimeOrNull } from '@sunflower/platform';
import { CountKept } from './count-kept';
import type { RetentionDto, RetentionRowsDto, RetentionRuleDto } from './retention.dto';
import { RETENTION_KINDS, RETENTION_PARTS, type RetentionKind, type RetentionRows } from './retention-kind';
import { RetentionObstacles } from './retention-obstacles';
import { RetentionRepository } from './retention.repository';
import type { RetentionRule } from './retention-rule.entity';
import { eraseRange, suggestedEraseAfter } from './retention-times';

/** What of an exam is kept, what is planned, and what would be erased now; for callers that have checked the permission. */
@Injectable()
export class ReadRetention {
  constructor(
    private readonly clock: Clock,
    private readonly repository: RetentionRepository,
    private readonly obstacles: RetentionObstacles,
    private readonly counts: CountKept,
    private readonly accounts: StaffAccounts,
  ) {}

  async read(examId: string): Promise<RetentionDto> {
    const nowMs = this.clock.now();
    const rules = await this.repository.listOf(examId);
    const names = await this.accounts.namesOf(rules.map(({ setBy }) => setBy));
    const kept = await this.counts.of(examId);
    const { obstacles, lastCloseMs } = await this.obstacles.ofKinds(examId);
    const { earliestMs, latestMs } = eraseRange(nowMs);
    return {
      kinds: RETENTION_KINDS.map((kind) => {
        const rule = rules.find((one) => one.kind === kind);
        return {
          kind,
          kept: rowsView({ kind, rows: kept[kind] }),
          obstacles: obstacles[kind],
          rule: rule ? ruleView({ rule, setByName: names.get(rule.setBy) ?? null }) : null,
        };
      }),
      earliest: isoTime(earliestMs),
      latest: isoTime(latestMs),
      suggested: isoTime(suggestedEraseAfter({ lastCloseMs, nowMs })),
    };
  }
}

const rowsView = ({ kind, rows }: { kind: RetentionKind; rows: RetentionRows }): RetentionRowsDto[] =>
  RETENTION_PARTS[kind].map((part) => ({ part, rows: rows[part] ?? 0 }));

const ruleView = ({ rule, setByName }: { rule: RetentionRule; setByName: string | null }): RetentionRuleDto => ({
  state: rule.state,
  eraseAfter: isoTime(rule.eraseAfter),
  reason: rule.reason,
  setByName,
  setAt: isoTime(rule.setAt),
  begunAt: isoTimeOrNull(rule.begunAt),
  erasedAt: isoTimeOrNull(rule.erasedAt),
  erased: rowsView({ kind: rule.kind, rows: rule.erased }),
});

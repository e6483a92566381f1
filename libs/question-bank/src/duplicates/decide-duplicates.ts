import { Injectable } from '@nestjs/common';
import { Clock, Database } from '@sunflower/platform';
import { ActOnQuestions } from '../bulk/act-on-questions';
import type { DuplicateDecision } from './duplicate-pair.entity';
import { DuplicatesRepository } from './duplicates.repository';
import { DuplicatePairGone } from './duplicates.errors';

interface Decided {
  bankId: string;
  firstId: string;
  secondId: string;
  decision: DuplicateDecision;
  staffId: string;
}

/** Decides on two questions that ask nearly the same. */
@Injectable()
export class DecideDuplicates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly acting: ActOnQuestions,
    private readonly repository: DuplicatesRepository,
  ) {}

  /** Stores the decision, so that later searches do not list the pair again. @throws DuplicatePairGone */
  decide(decided: Decided): Promise<void> {
    return this.database.transaction(() => this.remember(decided));
  }

  /** Retires one of the two questions. @throws DuplicatePairGone */
  async merge({
    retiredId,
    reason,
    ...decided
  }: Omit<Decided, 'decision'> & { retiredId: string; reason: string }): Promise<void> {
    const { bankId, firstId, secondId, staffId } = decided;
    if (retiredId !== firstId && retiredId !== secondId) throw new DuplicatePairGone();
    await this.database.transaction(async () => {
      await this.remember({ ...decided, decision: 'merged' });
      const retired = { bankId, questionIds: [retiredId], act: 'retire' as const, staffId };
      const { fingerprint } = await this.acting.preview(retired);
      await this.acting.apply({ ...retired, reason, fingerprint });
    });
  }

  private async remember({ bankId, firstId, secondId, decision, staffId }: Decided): Promise<void> {
    const pair = await this.repository.lockPair({ bankId, firstId, secondId });
    if (!pair) throw new DuplicatePairGone();
    await this.repository.decide({ firstId, secondId, decision, decidedBy: staffId, decidedAt: this.clock.now() });
  }
}

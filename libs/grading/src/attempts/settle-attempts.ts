import { Injectable } from '@nestjs/common';
import { completePolicies, LockedExams } from '@sunflower/exam';
import type { RunChunk } from '../result/release.repository';
import { AttemptRepository } from './attempt.repository';
import { countingAttempt } from './counting-attempt';

const PEOPLE_AT_ONCE = 500;

/** Decides which attempt of a person counts under a run. Idempotent; runs in the caller's transaction. */
@Injectable()
export class SettleAttempts {
  constructor(
    private readonly exams: LockedExams,
    private readonly repository: AttemptRepository,
  ) {}

  /** Settles all attempts of every person with a registration in this chunk. */
  async settleChunk({ runId, ...chunk }: RunChunk): Promise<void> {
    await this.settle({ runId, examId: chunk.examId, personIds: await this.repository.peopleOfChunk(chunk) });
  }

  async settle({
    runId,
    examId,
    personIds,
  }: {
    runId: string;
    examId: string;
    personIds: readonly string[];
  }): Promise<void> {
    if (personIds.length === 0) return;
    const { policies } = await this.exams.get(examId);
    const { countingAttempt: rule } = completePolicies(policies);
    for (let from = 0; from < personIds.length; from += PEOPLE_AT_ONCE) {
      const chunk = personIds.slice(from, from + PEOPLE_AT_ONCE);
      const attempts = [...(await this.repository.attemptsOf({ runId, examId, personIds: chunk })).values()];
      const counting = new Set(attempts.map((ofOne) => countingAttempt({ rule, attempts: ofOne })?.registrationId));
      const ids = attempts.flat().map(({ registrationId }) => registrationId);
      await this.repository.setCounts({ runId, registrationIds: ids.filter((id) => counting.has(id)), counts: true });
      await this.repository.setCounts({ runId, registrationIds: ids.filter((id) => !counting.has(id)), counts: false });
    }
  }
}

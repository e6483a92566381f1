import { Injectable } from '@nestjs/common';
import type { LockedExam } from '@sunflower/exam';
import { NaturalBatcher, partOfGzip, Secrets, type PackedPart } from '@sunflower/platform';
import { candidatePaperJson } from '../paper/paper-view';
import type { PaperPlan } from '../paper/paper-plan';
import { PreparedPaperRepository, type PreparedFacts } from './prepared-paper.repository';
import { openSealedPaper, paperKey } from './seal-paper';

export interface SealedPaper {
  hash: string;
  bytes: Buffer;
}

// A sealed paper has some 12 KB.
const READ_AT_ONCE = 50;
const MAX_WAIT_MS = 15_000;

/** Prepared papers, for candidates who fetch them or start with them. */
@Injectable()
export class PreparedPapers {
  private readonly reads = new NaturalBatcher<string, SealedPaper | null>({
    run: (registrationIds) => this.read(registrationIds),
    maxRequests: READ_AT_ONCE,
    maxWaitMs: MAX_WAIT_MS,
  });

  constructor(
    private readonly repository: PreparedPaperRepository,
    private readonly secrets: Secrets,
  ) {}

  /** Null when none was prepared or it was deleted after the sitting. */
  findSealed(registrationId: string): Promise<SealedPaper | null> {
    return this.reads.add(registrationId);
  }

  factsOf(registrationIds: readonly string[]): Promise<Map<string, PreparedFacts>> {
    return this.repository.factsOf(registrationIds);
  }

  /** The key of the sealed paper, in base64url; null when its master secret is no longer available. */
  keyOf(facts: PreparedFacts): string | null {
    return this.secrets.has(facts.secretKey)
      ? paperKey({ secrets: this.secrets, ...facts }).toString('base64url')
      : null;
  }

  /** The paper itself: the unsealed bytes or, without them or their secret, built again from the plan. */
  async open({ facts, exam }: { facts: PreparedFacts; exam: LockedExam }): Promise<PackedPart | Buffer> {
    const sealed = this.secrets.has(facts.secretKey) ? await this.findSealed(facts.registrationId) : null;
    if (sealed) {
      const key = paperKey({ secrets: this.secrets, ...facts });
      return partOfGzip(openSealedPaper({ key, sealed: sealed.bytes }));
    }
    const plan = JSON.parse((await this.repository.planOf(facts.registrationId)) as string) as PaperPlan;
    return candidatePaperJson({ exam, plan });
  }

  private async read(registrationIds: string[]): Promise<(SealedPaper | null)[]> {
    const found = await this.repository.sealedOf([...new Set(registrationIds)]);
    return registrationIds.map((id) => found.get(id) ?? null);
  }
}

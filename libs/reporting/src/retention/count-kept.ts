import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { Erasers } from './erasers';
import { RETENTION_KINDS, type RetentionKind, type RetentionRows } from './retention-kind';

/** A count reads all events of an exam; one this old serves all who ask. */
const BELIEVED_MS = 10_000;
const EXAMS_KEPT = 200;

type Kept = Record<RetentionKind, RetentionRows>;

/** How many rows of each kind an exam has now. */
@Injectable()
export class CountKept {
  private readonly remembered = new LRUCache<string, { atMs: number; kept: Promise<Kept> }>({ max: EXAMS_KEPT });

  constructor(
    private readonly clock: Clock,
    private readonly erasers: Erasers,
  ) {}

  /** At most ten seconds old. */
  of(examId: string): Promise<Kept> {
    const nowMs = this.clock.now();
    const known = this.remembered.get(examId);
    if (known && nowMs - known.atMs < BELIEVED_MS) return known.kept;
    const kept = this.count(examId);
    this.remembered.set(examId, { atMs: nowMs, kept });
    kept.catch(() => this.remembered.delete(examId));
    return kept;
  }

  private async count(examId: string): Promise<Kept> {
    const kept: [RetentionKind, RetentionRows][] = [];
    for (const kind of RETENTION_KINDS) kept.push([kind, await this.erasers.count({ examId, kind })]);
    return Object.fromEntries(kept) as Kept;
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';
import { countSessions, type LiveCounts } from './count-sessions';
import { SessionCountsRepository } from './session-counts.repository';

/** Counts up to this age are reused, so that fifty screens asking every second cost as much as one. */
const BELIEVED_MS = 1000;
const EXAMS_KEPT = 200;

interface Remembered {
  countedAtMs: number;
  counts: Promise<LiveCounts>;
}

/** Cached counts of a running exam. */
@Injectable()
export class LiveCountsCache {
  private readonly remembered = new LRUCache<string, Remembered>({ max: EXAMS_KEPT });

  constructor(
    private readonly clock: Clock,
    private readonly repository: SessionCountsRepository,
  ) {}

  /** At most a second old. `paths`: only people in these subtrees; null for all. */
  get({ examId, paths }: { examId: string; paths: readonly string[] | null }): Promise<LiveCounts> {
    const key = [examId, ...(paths ?? ['*'])].join(' ');
    const nowMs = this.clock.now();
    const known = this.remembered.get(key);
    if (known && nowMs - known.countedAtMs < BELIEVED_MS) return known.counts;
    const counts = this.count({ examId, paths });
    this.remembered.set(key, { countedAtMs: nowMs, counts });
    counts.catch(() => this.remembered.delete(key));
    return counts;
  }

  private async count(scope: { examId: string; paths: readonly string[] | null }): Promise<LiveCounts> {
    // Sessions first: a session that starts in between then counts as not started, and started never exceeds
    // registered.
    const groups = await this.repository.countSessions(scope);
    const earlier = await this.repository.countEarlierAttempts(scope);
    return countSessions({ registered: await this.repository.countRegistrations(scope), groups, earlier });
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, Metrics } from '@sunflower/platform';
import { SaveResponses } from '../responses/save-responses';
import { SessionMetricsRepository } from './session-metrics.repository';
import type { SessionState } from '../contract/session-state';

const DAY_MS = 24 * 3_600_000;

/** Metrics for operations during an exam. */
@Injectable()
export class SessionMetrics {
  constructor(
    metrics: Metrics,
    saves: SaveResponses,
    private readonly repository: SessionMetricsRepository,
    private readonly clock: Clock,
  ) {
    const { seconds, requests, unansweredCount } = saves.statistics;
    metrics.histogram({
      name: 'sunflower_save_seconds',
      help: 'Time of a save from its arrival at the batcher to its outcome.',
      of: seconds,
    });
    metrics.histogram({ name: 'sunflower_save_batch_requests', help: 'Saves committed together.', of: requests });
    metrics.gauge({
      name: 'sunflower_saves_unanswered',
      help: 'Saves that were accepted and not answered yet.',
      read: () => [{ value: unansweredCount() }],
    });
    metrics.askedGauge({
      name: 'sunflower_sessions',
      help: 'Sessions by state: all that are open, and those whose time ended within a day.',
      read: () => this.sessionsByState(),
    });
    metrics.askedGauge({
      name: 'sunflower_oldest_ungraded_session_age_seconds',
      help: 'Time since the longest waiting ungraded session was closed; 0 when none waits.',
      read: async () => [{ value: await this.oldestUngradedAgeSeconds() }],
    });
  }

  private async sessionsByState(): Promise<{ labels: { state: SessionState }; value: number }[]> {
    const counts: Record<SessionState, number> = { in_progress: 0, submitted: 0, timed_out: 0, closed: 0, voided: 0 };
    for (const { state, count } of await this.repository.countByState(this.clock.now() - DAY_MS))
      counts[state] += count;
    return (Object.keys(counts) as SessionState[]).map((state) => ({ labels: { state }, value: counts[state] }));
  }

  private async oldestUngradedAgeSeconds(): Promise<number> {
    const closedAtMs = await this.repository.oldestUngradedClosedAtMs();
    return closedAtMs === null ? 0 : Math.max(0, this.clock.now() - closedAtMs) / 1000;
  }
}

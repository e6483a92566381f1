import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { LockedExams, Sittings } from '@sunflower/exam';
import { Clock, describeError, Log } from '@sunflower/platform';
import { ActivityRepository } from '../activity/activity.repository';
import type { BoardEntry } from './board-model';
import type { BoardFilter } from './board-view';
import { BoardRepository } from './board.repository';
import type { BoardDto } from './board.dto';
import { RunningBoard } from './running-board';
import type { BoardSink, SharedView } from './shared-view';

const TICK_MS = 1_000;

interface Looking {
  examId: string;
  filter: BoardFilter;
  limit: number;
}

/**
 * The boards in use in this process: one model per exam, shared by all viewers, updated once a second with the changes
 * in the database. An exam without viewers is neither read nor kept.
 */
@Injectable()
export class Boards implements BeforeApplicationShutdown {
  private readonly running = new Map<string, Promise<RunningBoard>>();
  private timer: NodeJS.Timeout | null = null;
  private ticking: Promise<void> | null = null;
  private closed = false;

  constructor(
    private readonly clock: Clock,
    private readonly lockedExams: LockedExams,
    private readonly sittings: Sittings,
    private readonly repository: BoardRepository,
    private readonly activity: ActivityRepository,
    private readonly log: Log,
  ) {}

  async beforeApplicationShutdown(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.ticking;
  }

  /** The current board, at most a second old. */
  async look(looking: Looking): Promise<BoardDto> {
    return (await this.viewOf(looking)).board();
  }

  /** All people who match the filter, for an act on all of them. */
  async everybody(looking: Omit<Looking, 'limit'>): Promise<BoardEntry[]> {
    return (await this.viewOf({ ...looking, limit: 1 })).everybody();
  }

  /** Sends the board and every later change to the sink. Returns the function that removes the sink. */
  async watch({ sink, ...looking }: Looking & { sink: BoardSink }): Promise<() => void> {
    const view = await this.viewOf(looking);
    view.join(sink);
    return () => {
      view.sinks.delete(sink);
      view.lastAskedAtMs = this.clock.now();
    };
  }

  /** Called by a timer while any board is in use. */
  tick(): Promise<void> {
    this.ticking ??= this.tickAll().finally(() => {
      this.ticking = null;
    });
    return this.ticking;
  }

  private async viewOf({ examId, filter, limit }: Looking): Promise<SharedView> {
    const running = this.running.get(examId) ?? this.begin(examId);
    const board = await running;
    return board.view({ filter, limit, nowMs: this.clock.now() });
  }

  private begin(examId: string): Promise<RunningBoard> {
    const begun = this.load(examId);
    this.running.set(examId, begun);
    begun.then(
      () => this.goOn(),
      () => this.running.delete(examId),
    );
    return begun;
  }

  private async load(examId: string): Promise<RunningBoard> {
    const { itemCount } = await this.lockedExams.get(examId);
    const board = new RunningBoard({
      examId,
      itemCount,
      repository: this.repository,
      activity: this.activity,
      closesAtOf: async () =>
        new Map((await this.sittings.listByExam(examId)).map(({ id, closesAt }) => [id, closesAt])),
    });
    await board.tick(this.clock.now());
    return board;
  }

  private goOn(): void {
    if (this.closed || this.timer || this.running.size === 0) return;
    this.timer = setTimeout(() => {
      void this.tick().finally(() => {
        this.timer = null;
        this.goOn();
      });
    }, TICK_MS).unref();
  }

  private async tickAll(): Promise<void> {
    for (const [examId, running] of this.running) {
      try {
        const board = await running;
        if (board.isWatched) await board.tick(this.clock.now());
        else this.running.delete(examId);
      } catch (error) {
        // Viewers are sent nothing; the time of their board shows that it is old.
        this.log.warn('board.not-read', { examId, ...describeError(error) });
      }
    }
  }
}

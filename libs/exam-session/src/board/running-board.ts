import { setImmediate as nextTurn } from 'node:timers/promises';
import { Overloaded } from '@sunflower/platform';
import { ACTIVITY_KEPT_MS } from '../activity/note-activity';
import type { ActivityRepository } from '../activity/activity.repository';
import { unpackActivity } from '../activity/pack-activity';
import { BoardModel, type BoardPerson } from './board-model';
import type { BoardFilter } from './board-view';
import type { BoardRepository } from './board.repository';
import { SharedView } from './shared-view';

const PEOPLE_A_PAGE = 2_000;
/** All people are read this often, since people may be registered or moved while a board is open. */
const PEOPLE_READ_EVERY_MS = 60_000;
/** A transaction may commit this long after the `changed_at` it wrote. Rows read twice for this change nothing. */
const LATE_COMMIT_MS = 5_000;
const CHANGES_AT_ONCE = 20_000;
const COUNTED_AT_ONCE = 100;
/** Time per tick and exam for counting answered items, so that a large exam does not delay the others. */
const COUNTING_MS = 500;
const CHUNKS_AT_ONCE = 10;
/** How long a view without a stream is kept. A screen that polls asks more often. */
const VIEW_KEPT_MS = 30_000;
/** Views with different filters, per exam and process. */
const MOST_VIEWS = 500;

export interface BoardReading {
  examId: string;
  itemCount: number;
  repository: BoardRepository;
  activity: ActivityRepository;
  /** By sitting. */
  closesAtOf: () => Promise<ReadonlyMap<string, number>>;
}

/** The board of one exam that is in use in this process. */
export class RunningBoard {
  private readonly model: BoardModel;
  private readonly views = new Map<string, SharedView>();
  private changedUpToMs = 0;
  private readAtMs = 0;
  private peopleReadAtMs = Number.NEGATIVE_INFINITY;
  private handsReadAtMs = Number.NEGATIVE_INFINITY;
  private readonly readChunks = new Map<string, number>();

  constructor(private readonly reading: BoardReading) {
    this.model = new BoardModel(reading.itemCount, new Map());
  }

  get isWatched(): boolean {
    return this.views.size > 0;
  }

  view({ filter, limit, nowMs }: { filter: BoardFilter; limit: number; nowMs: number }): SharedView {
    const key = JSON.stringify([filter, limit]);
    const view = this.views.get(key) ?? this.newView({ filter, limit });
    view.lastAskedAtMs = nowMs;
    this.views.set(key, view);
    return view;
  }

  private newView({ filter, limit }: { filter: BoardFilter; limit: number }): SharedView {
    if (this.views.size >= MOST_VIEWS) throw new Overloaded();
    const { itemCount } = this.reading;
    return new SharedView(this.model, filter, { itemCount, limit, readAtMs: () => this.readAtMs });
  }

  /** Reads the changes and sends them to the sinks; the first call reads everything. */
  async tick(nowMs: number): Promise<void> {
    const mayBeOld = nowMs - this.peopleReadAtMs >= PEOPLE_READ_EVERY_MS;
    if (mayBeOld || !(await this.readChanges())) await this.readPeople(nowMs);
    await this.readHands(nowMs);
    await this.readActivity(nowMs);
    await this.countAnswered();
    const changed = this.model.classify(nowMs);
    this.readAtMs = nowMs;
    for (const [key, view] of [...this.views]) {
      view.follow(changed);
      if (view.sinks.size === 0 && nowMs - view.lastAskedAtMs > VIEW_KEPT_MS) this.views.delete(key);
      else view.tell();
      // Fifty views of a large exam take too long for one turn of the event loop.
      await nextTurn();
    }
  }

  private async readPeople(nowMs: number): Promise<void> {
    const { examId, repository, closesAtOf } = this.reading;
    const closesAt = await closesAtOf();
    const changedUpToMs = await repository.latestChangeMs(examId);
    const present = new Set<string>();
    for (let afterId: string | null = ''; afterId !== null;) {
      const page: BoardPerson[] = await repository.people({ examId, afterId, limit: PEOPLE_A_PAGE });
      this.model.takePage(page);
      for (const { registrationId } of page) present.add(registrationId);
      afterId = page.length === PEOPLE_A_PAGE ? (page.at(-1) as BoardPerson).registrationId : null;
    }
    this.model.settle({ present, closesAtOf: closesAt });
    this.changedUpToMs = Math.max(this.changedUpToMs, changedUpToMs);
    this.peopleReadAtMs = nowMs;
  }

  /** False if all people must be read instead: an unknown registration, or too many changes. */
  private async readChanges(): Promise<boolean> {
    const { examId, repository } = this.reading;
    const changes = await repository.changedSince({
      examId,
      timeMs: this.changedUpToMs - LATE_COMMIT_MS,
      limit: CHANGES_AT_ONCE,
    });
    for (const change of changes) {
      if (!this.model.takeSession(change)) return false;
      this.changedUpToMs = Math.max(this.changedUpToMs, change.changedAtMs);
    }
    return changes.length < CHANGES_AT_ONCE;
  }

  private async readHands(nowMs: number): Promise<void> {
    const { examId, repository } = this.reading;
    // With everybody, since somebody new on the board may have raised a hand before.
    if (this.handsReadAtMs < this.peopleReadAtMs) this.model.takeAllHands(await repository.handsUp(examId));
    else
      for (const one of await repository.handsChangedSince({ examId, timeMs: this.handsReadAtMs - LATE_COMMIT_MS }))
        this.model.takeHand(one);
    this.handsReadAtMs = nowMs;
  }

  private async readActivity(nowMs: number): Promise<void> {
    const { activity } = this.reading;
    const isFirst = this.readChunks.size === 0;
    const written = await activity.writtenSince(nowMs - (isFirst ? ACTIVITY_KEPT_MS : 2 * LATE_COMMIT_MS));
    const fresh = written.filter(({ id }) => !this.readChunks.has(id));
    for (let from = 0; from < fresh.length; from += CHUNKS_AT_ONCE) {
      const some = fresh.slice(from, from + CHUNKS_AT_ONCE);
      for (const chunk of await activity.read(some.map(({ id }) => id)))
        for (const one of unpackActivity(chunk)) this.model.takeActivity(one);
      for (const { id, writtenAtMs } of some) this.readChunks.set(id, writtenAtMs);
    }
    for (const [id, writtenAtMs] of this.readChunks)
      if (writtenAtMs < nowMs - ACTIVITY_KEPT_MS) this.readChunks.delete(id);
  }

  private async countAnswered(): Promise<void> {
    const startedMs = performance.now();
    for (;;) {
      const ids = this.model.uncountedSessions(COUNTED_AT_ONCE);
      if (ids.length === 0) return;
      this.model.takeAnswered(ids, await this.reading.repository.answered(ids));
      if (performance.now() - startedMs > COUNTING_MS) return;
    }
  }
}

import type { BoardEntry, BoardModel } from './board-model';
import { BOARD_STATUSES, NEEDS, type BoardStatus } from './board-rule';

/** Which people a board shows. */
export interface BoardFilter {
  /** Organisation subtrees whose people are shown; null: all. */
  paths: readonly string[] | null;
  sittingId: string | null;
  /** An exam site. */
  siteId: string | null;
  /** A room of a sitting. */
  sittingRoomId: string | null;
  /** Narrows `paths` to one subtree; null: no narrowing. */
  organisationPath: string | null;
  /** A ticket number, or a part of a name; null: all. */
  search: string | null;
  /** Statuses of the rows; null: all. The counts always cover all statuses. */
  statuses: readonly BoardStatus[] | null;
}

/** The filter that shows everybody. */
export const EVERYBODY: BoardFilter = {
  paths: null,
  sittingId: null,
  siteId: null,
  sittingRoomId: null,
  organisationPath: null,
  search: null,
  statuses: null,
};

export type BoardCounts = Record<BoardStatus, number>;

/** One minute of the last hour: how many people had not started, were answering, had finished. */
export interface TrendPoint {
  atMs: number;
  waiting: number;
  answering: number;
  through: number;
}

export interface BoardPicture {
  counts: BoardCounts;
  /** Number of people with one of the filter's statuses. */
  total: number;
  /** The first of them, most urgent first. */
  rows: BoardEntry[];
}

const MINUTE_MS = 60_000;
const TREND_MINUTES = 60;

export const noCounts = (): BoardCounts =>
  Object.fromEntries(BOARD_STATUSES.map((status) => [status, 0])) as BoardCounts;

/** One filter over the model. Counts are updated with each change; only the first rows are built. */
export class BoardView {
  /** Without a filter, the model's own array. */
  private members: readonly BoardEntry[] = [];
  private counts = noCounts();
  private peopleVersion = -1;
  /** The model's `judging` at which the counts were made. */
  private judging = -1;

  constructor(
    private readonly model: BoardModel,
    private readonly filter: BoardFilter,
  ) {}

  /** `changed`: the result of the model's `classify`. */
  follow(changed: readonly { entry: BoardEntry; before: BoardStatus }[]): void {
    const { peopleVersion, judging } = this.model;
    if (this.peopleVersion === peopleVersion && this.judging === judging) return;
    if (this.peopleVersion !== peopleVersion || this.judging !== judging - 1) {
      this.readMembers();
      return;
    }
    this.judging = judging;
    for (const { entry, before } of changed) {
      if (!isShown(entry, this.filter)) continue;
      this.counts[before] -= 1;
      this.counts[entry.status] += 1;
    }
  }

  picture(limit: number): BoardPicture {
    if (this.peopleVersion !== this.model.peopleVersion) this.readMembers();
    const { statuses } = this.filter;
    const shown = (status: BoardStatus): boolean => statuses === null || statuses.includes(status);
    const total = BOARD_STATUSES.reduce((sum, status) => sum + (shown(status) ? this.counts[status] : 0), 0);
    return { counts: { ...this.counts }, total, rows: this.firstRows(limit, shown) };
  }

  /** All people who match the filter. */
  everybody(): BoardEntry[] {
    if (this.peopleVersion !== this.model.peopleVersion) this.readMembers();
    const { statuses } = this.filter;
    return this.members.filter(({ status }) => statuses === null || statuses.includes(status));
  }

  /** One point per minute of the last hour, oldest first. */
  trend(nowMs: number): TrendPoint[] {
    if (this.peopleVersion !== this.model.peopleVersion) this.readMembers();
    const lastMs = Math.floor(nowMs / MINUTE_MS) * MINUTE_MS;
    const started = new Array<number>(TREND_MINUTES).fill(0);
    const ended = new Array<number>(TREND_MINUTES).fill(0);
    // Events after the last full minute count for the last point.
    const minuteOf = (timeMs: number): number =>
      Math.min(TREND_MINUTES - 1, Math.max(0, Math.ceil((timeMs - lastMs) / MINUTE_MS) + TREND_MINUTES - 1));
    const add = (counts: number[], timeMs: number): void => {
      const minute = minuteOf(timeMs);
      counts[minute] = (counts[minute] as number) + 1;
    };
    for (const { session } of this.members) {
      if (!session) continue;
      add(started, session.startedAt);
      const endedAt = session.closedAt ?? (session.state === 'in_progress' ? session.deadlineAt : null);
      if (endedAt !== null && endedAt <= nowMs) add(ended, endedAt);
    }
    let startedSoFar = 0;
    let through = 0;
    return started.map((count, minute) => {
      startedSoFar += count;
      through += ended[minute] as number;
      return {
        atMs: lastMs - (TREND_MINUTES - 1 - minute) * MINUTE_MS,
        waiting: this.members.length - startedSoFar,
        answering: startedSoFar - through,
        through,
      };
    });
  }

  private firstRows(limit: number, shown: (status: BoardStatus) => boolean): BoardEntry[] {
    const rows: BoardEntry[] = [];
    for (const entry of this.model.needing) {
      if (rows.length === limit) return rows;
      if (shown(entry.status) && isShown(entry, this.filter)) rows.push(entry);
    }
    // One pass over the members for each status that has people; stops when the rows are full.
    for (const status of BOARD_STATUSES.slice(NEEDS)) {
      if (!shown(status) || this.counts[status] === 0) continue;
      for (const entry of this.members) {
        if (rows.length === limit) return rows;
        if (entry.status === status) rows.push(entry);
      }
    }
    return rows;
  }

  private readMembers(): void {
    const { statuses: _, ...parts } = this.filter;
    const isEverybody = Object.values(parts).every((part) => part === null);
    this.members = isEverybody ? this.model.entries : this.model.entries.filter((entry) => isShown(entry, this.filter));
    this.counts = noCounts();
    for (const { status } of this.members) this.counts[status] += 1;
    this.peopleVersion = this.model.peopleVersion;
    this.judging = this.model.judging;
  }
}

const EXACT = ['sittingId', 'siteId', 'sittingRoomId'] as const;

function isShown(entry: BoardEntry, filter: BoardFilter): boolean {
  const { organisationPath, ticketNumber, candidateName } = entry;
  const { paths, organisationPath: subtree, search } = filter;
  if (paths !== null && !paths.some((path) => organisationPath.startsWith(path))) return false;
  if (EXACT.some((field) => filter[field] !== null && entry[field] !== filter[field])) return false;
  if (subtree !== null && !organisationPath.startsWith(subtree)) return false;
  return search === null || ticketNumber === search || candidateName.includes(search);
}

import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { BoardEntry, BoardModel } from './board-model';
import type { BoardStatus } from './board-rule';
import { BoardView, type BoardFilter, type TrendPoint } from './board-view';
import type { BoardDto, BoardHandDto, BoardRowDto, TrendPointDto } from './board.dto';
import type { UpHand } from '../hands/raised-hand.repository';

/** The receiver of a view. */
export interface BoardSink {
  send: (event: 'board' | 'change', data: string) => void;
}

/** The difference from the previous message; absent fields are unchanged. */
export interface BoardChange {
  at: string;
  counts?: BoardDto['counts'];
  total?: number;
  trend?: TrendPointDto[];
  /** Registration ids in their new order. Each was sent before or is in `rows`. */
  order?: string[];
  rows?: BoardRowDto[];
}

const MINUTE_MS = 60_000;

/** One view shared by all viewers with the same filter: made once, sent to each as a difference. */
export class SharedView {
  readonly sinks = new Set<BoardSink>();
  lastAskedAtMs = 0;
  private readonly view: BoardView;
  private sentCounts = '';
  private sentTotal = -1;
  private sentOrder = '';
  private sentVersions = new Map<string, number>();
  private trend: { minute: number; points: TrendPointDto[] } = { minute: -1, points: [] };

  constructor(
    model: BoardModel,
    filter: BoardFilter,
    private readonly options: {
      itemCount: number;
      /** Maximum number of rows. */
      limit: number;
      /** When the model was read last. */
      readAtMs: () => number;
    },
  ) {
    this.view = new BoardView(model, filter);
  }

  follow(changed: readonly { entry: BoardEntry; before: BoardStatus }[]): void {
    this.view.follow(changed);
  }

  everybody(): BoardEntry[] {
    return this.view.everybody();
  }

  /** The state when the model was read last. */
  board(): BoardDto {
    const { counts, total, rows } = this.view.picture(this.options.limit);
    return {
      at: isoTime(this.options.readAtMs()),
      itemCount: this.options.itemCount,
      counts,
      total,
      rows: rows.map(toRow),
      trend: this.trendNow().points,
    };
  }

  /** Sends the whole board to a new sink and the pending change to the others, so that all have the same state. */
  join(sink: BoardSink): void {
    const change = this.change();
    for (const other of this.sinks) other.send('change', JSON.stringify(change));
    this.sinks.add(sink);
    sink.send('board', JSON.stringify(this.board()));
  }

  /** Sends the change to all sinks, even if only the time has changed. */
  tell(): void {
    if (this.sinks.size === 0) return;
    const data = JSON.stringify(this.change());
    for (const sink of this.sinks) sink.send('change', data);
  }

  private change(): BoardChange {
    const { counts, total, rows } = this.view.picture(this.options.limit);
    const change: BoardChange = { at: isoTime(this.options.readAtMs()) };
    const countsNow = JSON.stringify(counts);
    if (countsNow !== this.sentCounts) change.counts = counts;
    if (total !== this.sentTotal) change.total = total;
    const order = rows.map(({ registrationId }) => registrationId);
    const orderNow = order.join();
    if (orderNow !== this.sentOrder) change.order = order;
    const changed = rows.filter(({ registrationId, version }) => this.sentVersions.get(registrationId) !== version);
    if (changed.length > 0) change.rows = changed.map(toRow);
    const { points, isNew } = this.trendNow();
    if (isNew) change.trend = points;
    this.sentCounts = countsNow;
    this.sentTotal = total;
    this.sentOrder = orderNow;
    this.sentVersions = new Map(rows.map(({ registrationId, version }) => [registrationId, version]));
    return change;
  }

  private trendNow(): { points: TrendPointDto[]; isNew: boolean } {
    const nowMs = this.options.readAtMs();
    const minute = Math.floor(nowMs / MINUTE_MS);
    const isNew = minute !== this.trend.minute;
    if (isNew) this.trend = { minute, points: this.view.trend(nowMs).map(toPoint) };
    return { points: this.trend.points, isNew };
  }
}

const toPoint = ({ atMs, ...counts }: TrendPoint): TrendPointDto => ({ at: isoTime(atMs), ...counts });

const toHand = ({ id, body, raisedAt, seenAt }: UpHand): BoardHandDto => ({
  id,
  text: body,
  raisedAt: isoTime(raisedAt),
  seenAt: isoTimeOrNull(seenAt),
});

const toRow = (entry: BoardEntry): BoardRowDto => {
  const { session, hand } = entry;
  const isOpen = session?.state === 'in_progress';
  return {
    registrationId: entry.registrationId,
    sessionId: session?.id ?? null,
    candidateName: entry.candidateName,
    maskedIdNumber: entry.maskedIdNumber,
    organisationName: entry.organisationName,
    ticketNumber: entry.ticketNumber,
    sittingId: entry.sittingId,
    siteName: entry.siteName,
    roomNumber: entry.roomNumber,
    seatNumber: entry.seatNumber,
    status: entry.status,
    seenAt: session && entry.answered ? isoTimeOrNull(entry.seenAt) : null,
    answeredCount: isOpen ? entry.answeredCount : null,
    deadlineAt: isoTimeOrNull(session?.deadlineAt ?? null),
    closedAt: isoTimeOrNull(session?.closedAt ?? null),
    integrityCount: session?.integrityCount ?? 0,
    clockAheadSeconds: entry.clockAheadSeconds,
    hand: isOpen && hand ? toHand(hand) : null,
  };
};

import { useEffect, useState } from 'react';
import { api, ok } from '../../../console-api';
import { queryText, type BoardQuery } from './board-query';
import { followed, type Board, type BoardChange } from './follow-board';

/** `polling`: the network blocks server-sent events, so the board is polled. */
export type BoardLink = 'opening' | 'live' | 'polling' | 'lost';

export interface LiveBoard {
  board: Board | null;
  link: BoardLink;
  error: unknown;
}

// The server sends an event every second.
const SILENT_MS = 5_000;
const OPEN_AGAIN_MS = 2_000;
const POLL_MS = 3_000;
/** Streams without any event before the board polls instead; from time to time it tries a stream again. */
const TRIES_BEFORE_POLLING = 2;

/** The live board. Reports lost events at once, and reconnects automatically. */
export function useBoard({ examId, query }: { examId: string; query: BoardQuery }): LiveBoard {
  const asked = queryText(query);
  const [state, setState] = useState<LiveBoard>({ board: null, link: 'opening', error: null });
  useEffect(() => {
    const follower = new BoardFollower({ examId, asked, query, tell: setState });
    follower.begin();
    return () => follower.end();
  }, [examId, asked]);
  return state;
}

interface Following {
  examId: string;
  asked: string;
  query: BoardQuery;
  tell: (change: (state: LiveBoard) => LiveBoard) => void;
}

class BoardFollower {
  private source: EventSource | null = null;
  private silence: number | undefined;
  private next: number | undefined;
  private failures = 0;
  private ended = false;

  constructor(private readonly following: Following) {}

  begin(): void {
    window.addEventListener('offline', this.lose);
    window.addEventListener('online', this.openNow);
    this.openNow();
  }

  end(): void {
    this.ended = true;
    this.close();
    window.removeEventListener('offline', this.lose);
    window.removeEventListener('online', this.openNow);
  }

  private readonly openNow = (): void => {
    this.close();
    const { examId, asked } = this.following;
    const source = new EventSource(`/api/v1/exams/${examId}/board/events?${asked}`);
    this.source = source;
    source.addEventListener('board', ({ data }: MessageEvent<string>) => {
      const board = JSON.parse(data) as Board;
      this.heard(() => board);
    });
    source.addEventListener('change', ({ data }: MessageEvent<string>) => {
      const change = JSON.parse(data) as BoardChange;
      this.heard((board) => board && followed(board, change));
    });
    source.addEventListener('again', this.openNow);
    source.onerror = this.lose;
    this.watchSilence();
  };

  private heard(change: (board: Board | null) => Board | null): void {
    this.failures = 0;
    this.watchSilence();
    this.following.tell(({ board }) => ({ board: change(board), link: 'live', error: null }));
  }

  private watchSilence(): void {
    window.clearTimeout(this.silence);
    this.silence = window.setTimeout(this.lose, SILENT_MS);
  }

  private readonly lose = (): void => {
    this.close();
    this.failures += 1;
    if (this.failures <= TRIES_BEFORE_POLLING) this.following.tell((state) => ({ ...state, link: 'lost' }));
    this.next = window.setTimeout(
      () => (this.failures > TRIES_BEFORE_POLLING ? void this.ask() : this.openNow()),
      OPEN_AGAIN_MS,
    );
  };

  private async ask(): Promise<void> {
    const { examId, query, tell } = this.following;
    try {
      const { statuses, ...rest } = query;
      const board = await ok(
        api.GET('/api/v1/exams/{examId}/board', {
          params: { path: { examId }, query: { ...rest, statuses } },
          querySerializer: () => this.following.asked,
        }),
      );
      if (this.ended) return;
      tell(() => ({ board, link: 'polling', error: null }));
      this.failures += 1;
      // Every tenth time, try the stream again.
      const next = this.failures % 10 === 0 ? this.openNow : () => void this.ask();
      this.next = window.setTimeout(next, POLL_MS);
    } catch (error) {
      if (this.ended) return;
      tell((state) => ({ ...state, link: 'lost', error }));
      this.failures = 0;
      this.next = window.setTimeout(this.openNow, POLL_MS);
    }
  }

  private close(): void {
    window.clearTimeout(this.silence);
    window.clearTimeout(this.next);
    this.source?.close();
    this.source = null;
  }
}

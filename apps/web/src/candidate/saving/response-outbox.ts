import type {
  GivenResponse,
  Response,
  RevisionConflictDetails,
  SavedRevision,
  SaveReply,
  SentResponse,
} from '../../api/candidate-contract';
import { PendingResponses } from './pending-responses';
import { retryPauseMs } from './retry-pause';
import { classifySaveFailure, type Halt, type SaveFailure } from './save-failure';

export interface OutboxPorts {
  save(responses: SentResponse[], signal: AbortSignal): Promise<SaveReply>;
  /** Stores a response on the device; returns the revision used, null when the device refuses. */
  keep(response: SentResponse): Promise<number | null>;
  /** The server holds this response, so it is no longer stored as pending. */
  release(saved: GivenResponse): Promise<void>;
  /** The server's time. */
  nowMs(): number;
  /** Runs `work` later; returns a function that cancels it. */
  after(delayMs: number, work: () => void): () => void;
  /** 0…1 */
  random(): number;
  onSaved(reply: SaveReply): void;
  onHalt(halt: Halt, sent: SentResponse[]): void;
}

export interface OutboxView {
  answers: ReadonlyMap<number, Response>;
  unsavedCount: number;
  /** Number of answers that the server holds. */
  acknowledgedCount: number;
  refusedItems: ReadonlySet<number>;
  /** Why the last attempt failed; null when it did not. */
  failing: 'network' | 'server' | null;
  /** Server time of the last confirmed save; null for none. */
  savedAtMs: number | null;
  /** Null until the first write to the device has succeeded or failed. */
  keptOnDevice: boolean | null;
  /** Sending is paused. */
  paused: boolean;
}

export const largestBatch = 200;
// The tab in which an answer was made sends it. If it has not done so by then, this tab does.
const otherTabMs = 3_000;
// A choice is sent within 300 ms. Typed text waits for a pause, at most 3 s, because each save adds a permanent row. A save of an
// essay stores the whole essay, so it waits up to 10 s; the device keeps each change at once.
const gathering = {
  choice: { settleMs: 300, latestMs: 300 },
  typed: { settleMs: 700, latestMs: 3_000 },
  written: { settleMs: 2_000, latestMs: 10_000 },
};
export type AnsweredBy = keyof typeof gathering;

/** Sends every change until the server acknowledges it: one request at a time, in order. */
export class ResponseOutbox {
  private readonly pending: PendingResponses;
  private readonly listeners = new Set<() => void>();
  private inFlight: AbortController | null = null;
  private callOff: (() => void) | null = null;
  private gatheringSinceMs: number | null = null;
  private overdue = false;
  private paused = false;
  private failures = 0;
  private retryAfterMs: number | null = null;
  private batchLimit = largestBatch;
  private failing: OutboxView['failing'] = null;
  private savedAtMs: number | null;
  private keptOnDevice: boolean | null;
  /** Responses whose IndexedDB write has not finished, by item; responses of other tabs do not replace them. */
  private readonly beingKept = new Map<number, SentResponse>();
  private published: OutboxView;

  private readonly ports: OutboxPorts;

  constructor({
    given,
    givenAtMs,
    stored,
    carried,
    ports,
  }: {
    given: GivenResponse[];
    /** Server time of the reply with `given`. */
    givenAtMs: number;
    /** Pending responses stored by an earlier page. */
    stored: SentResponse[];
    /** Unsent responses of an earlier sitting of this page, whether or not they are stored. */
    carried: SentResponse[];
    ports: OutboxPorts;
  }) {
    this.ports = ports;
    this.savedAtMs = given.length > 0 ? givenAtMs : null;
    this.pending = new PendingResponses(given, [...stored, ...carried]);
    this.keptOnDevice = stored.length > 0 ? true : null;
    this.published = this.look();
    for (const response of carried) if (this.pending.waits(response)) this.keep(response);
    if (this.pending.unsavedCount() > 0) this.wakeIn(0);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly view = (): OutboxView => this.published;

  answer({ itemNumber, response, by }: { itemNumber: number; response: Response; by: AnsweredBy }): void {
    this.enter(this.pending.change({ itemNumber, response, madeAt: this.nowIso() }), by);
  }

  /** The candidate has come to an item of an unfolding case, which closes the items before. */
  reach(itemNumber: number): void {
    this.enter(this.pending.reach({ itemNumber, madeAt: this.nowIso() }), 'choice');
  }

  private nowIso(): string {
    return new Date(this.ports.nowMs()).toISOString();
  }

  private enter(changed: SentResponse | null, by: AnsweredBy): void {
    if (!changed) return;
    this.keep(changed);
    // While sending fails, a new answer waits for the scheduled retry or the request in flight, if any.
    const retries = this.failures > 0 && (this.callOff !== null || this.inFlight !== null);
    if (!retries) this.gather(gathering[by]);
    this.publish();
  }

  /** Sends waiting responses now: the network is back, or the page goes to the background. */
  hurry(): void {
    if (this.inFlight) this.overdue = true;
    else if (!this.paused && this.pending.sendable(1).length > 0) this.wakeIn(0);
  }

  /** Stops sending. Responses in flight stay pending; sending them again is harmless. */
  pause(): void {
    this.paused = true;
    this.callOff?.();
    this.callOff = null;
    this.inFlight?.abort();
    this.publish();
  }

  resume(): void {
    this.paused = false;
    this.hurry();
    this.publish();
  }

  unsaved(): SentResponse[] {
    return this.pending.sendable(largestBatch);
  }

  /** Takes over responses stored by other tabs of this browser; the latest revision wins. */
  adopt({ waiting, acknowledged }: { waiting: SentResponse[]; acknowledged: GivenResponse[] }): void {
    const news = this.pending.adopt({ waiting, acknowledged, stands: (itemNumber) => this.beingKept.has(itemNumber) });
    if (news.waiting + news.saved === 0) return;
    if (news.saved > 0) this.savedAtMs = this.ports.nowMs();
    if (!this.paused && !this.callOff && !this.inFlight) this.wakeIn(otherTabMs);
    this.publish();
  }

  /** `saved`: the revisions of `sent` that the server holds now. */
  acknowledge(saved: SavedRevision[], sent: SentResponse[]): void {
    for (const one of saved) {
      this.pending.settle(one);
      const response = sent.find(
        ({ itemNumber, revision }) => itemNumber === one.itemNumber && revision === one.revision,
      );
      if (response) void this.ports.release(response);
    }
    this.publish();
  }

  discard(responses: SentResponse[]): void {
    this.pending.discard(responses);
    this.publish();
  }

  /** Raises ours above the server's revisions, so that the next attempt can succeed. */
  raise({ saved, conflicts }: RevisionConflictDetails, sent: SentResponse[]): void {
    this.acknowledge(saved, sent);
    for (const conflict of conflicts) {
      const raised = this.pending.raise(conflict);
      if (raised) this.keep(raised);
      else
        void this.ports.release({
          itemNumber: conflict.itemNumber,
          revision: conflict.currentRevision,
          response: conflict.response,
        });
    }
    this.publish();
  }

  /** Sets apart the response of `sent` that the server refused; false when it may be any of several. */
  setApart({ itemNumber }: { itemNumber: number | null }, sent: SentResponse[]): boolean {
    const found = this.pending.refuse({ itemNumber, sent });
    this.publish();
    return found;
  }

  private keep(response: SentResponse): void {
    const { itemNumber } = response;
    this.beingKept.set(itemNumber, response);
    void this.ports.keep(response).then((revision) => {
      if (this.beingKept.get(itemNumber) === response) this.beingKept.delete(itemNumber);
      if (revision !== null) this.pending.lift({ itemNumber, from: response.revision, to: revision });
      const kept = revision !== null;
      if (kept === this.keptOnDevice) return;
      this.keptOnDevice = kept;
      this.publish();
    });
  }

  private gather({ settleMs, latestMs }: { settleMs: number; latestMs: number }): void {
    const nowMs = this.ports.nowMs();
    this.gatheringSinceMs ??= nowMs;
    this.wakeIn(Math.max(0, Math.min(settleMs, this.gatheringSinceMs + latestMs - nowMs)));
  }

  private wakeIn(delayMs: number): void {
    this.callOff?.();
    this.callOff = this.ports.after(delayMs, () => void this.send());
  }

  private async send(): Promise<void> {
    this.callOff = null;
    this.gatheringSinceMs = null;
    if (this.paused) return;
    if (this.inFlight) {
      this.overdue = true;
      return;
    }
    const batch = this.pending.sendable(this.batchLimit);
    if (batch.length === 0) return;
    const flight = new AbortController();
    this.inFlight = flight;
    this.publish();
    try {
      this.arrived(await this.ports.save(batch, flight.signal), batch);
    } catch (error) {
      if (!flight.signal.aborted) this.failed(classifySaveFailure(error), batch);
    } finally {
      this.inFlight = null;
    }
    this.goOn();
  }

  private arrived(reply: SaveReply, sent: SentResponse[]): void {
    // A reply that acknowledges nothing counts as a failure, so that retries slow down.
    this.failures = reply.saved.length > 0 ? 0 : this.failures + 1;
    this.failing = null;
    this.batchLimit = largestBatch;
    this.savedAtMs = Date.parse(reply.serverTime);
    this.acknowledge(reply.saved, sent);
    this.ports.onSaved(reply);
  }

  private failed(failure: SaveFailure, batch: SentResponse[]): void {
    switch (failure.kind) {
      case 'halt':
        this.paused = true;
        this.ports.onHalt(failure.halt, batch);
        break;
      case 'conflict':
        this.failures += 1;
        this.retryAfterMs = null;
        this.raise(failure.details, batch);
        break;
      case 'invalid':
        this.failures += 1;
        this.retryAfterMs = null;
        if (!this.setApart(failure, batch)) this.batchLimit = 1;
        break;
      case 'tooEarly':
      case 'retry':
        this.failures += 1;
        this.retryAfterMs = failure.kind === 'retry' ? failure.retryAfterMs : null;
        this.failing = failure.kind === 'retry' ? failure.cause : 'server';
        break;
    }
  }

  private goOn(): void {
    const overdue = this.overdue;
    this.overdue = false;
    if (!this.paused && this.pending.sendable(1).length > 0) {
      if (this.failures > 0) this.wakeIn(this.pauseMs());
      else if (overdue || !this.callOff) this.wakeIn(0);
    }
    this.publish();
  }

  private pauseMs(): number {
    return retryPauseMs({ failures: this.failures, retryAfterMs: this.retryAfterMs, random: this.ports.random() });
  }

  private look(): OutboxView {
    return {
      answers: this.pending.all(),
      unsavedCount: this.pending.unsavedCount(),
      acknowledgedCount: this.pending.acknowledgedCount(),
      refusedItems: this.pending.refusedItems(),
      failing: this.failing,
      savedAtMs: this.savedAtMs,
      keptOnDevice: this.keptOnDevice,
      paused: this.paused,
    };
  }

  private publish(): void {
    this.published = this.look();
    this.listeners.forEach((listener) => listener());
  }
}

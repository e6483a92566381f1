import type { CandidateApi } from '../../../api/candidate-api';
import type {
  ExamSession,
  SaveReply,
  SentResponse,
  SessionClosedDetails,
  StartReply,
} from '../../../api/candidate-contract';
import { NetworkError } from '../../../api/http';
import { handedInByRule } from '../../integrity/handed-in-by-rule';
import { closedBefore, handIn, NOTHING_LATE, together, type ToldClosing } from '../../saving/hand-in';
import type { PendingStore } from '../../saving/pending-store';
import { ResponseOutbox, type AnsweredBy, type OutboxView } from '../../saving/response-outbox';
import type { ChangedResponse } from '../inputs/change-response';
import { classifySaveFailure, type Halt } from '../../saving/save-failure';
import { lockMarginMs } from '../../time/remaining-time';
import type { ServerClock } from '../../time/server-clock';
import { nextStanding, type SittingEffect, type SittingEvent, type Standing } from './next-standing';

export interface SittingView {
  standing: Standing;
  session: ExamSession;
  saving: OutboxView;
  /** The page opened without network: its time is estimated from the device's clock. */
  timeIsEstimated: boolean;
}

export interface SittingPorts {
  api: CandidateApi;
  clock: ServerClock;
  store: PendingStore;
  /** Stores the state that a page opened without network continues from. */
  note(state: { session: ExamSession; savedAtMs: number | null }): void;
  /** Deletes everything of the ended session from the device. */
  forget(sessionId: string): void;
  after(delayMs: number, work: () => void): () => void;
  random(): number;
}

const quietPauseMs = 25_000;
const lockedPauseMs = 5_000;
const lastLookMs = 2_000;

/**
 * One session on this device: saves through its outbox, follows the server's deadline and submits when time is up.
 * `nextStanding` decides the transitions; this class carries out their effects.
 */
export class ExamSitting {
  private session: ExamSession;
  private standing: Standing = { kind: 'answering', earliestSubmissionAt: null };
  private readonly outbox: ResponseOutbox;
  private readonly listeners = new Set<() => void>();
  private published: SittingView;
  private callOffWatch: () => void = () => undefined;
  private callOffBell: () => void = () => undefined;
  private stopped = false;
  private late = NOTHING_LATE;
  /** Items answered while the time was estimated: their `madeAt` is corrected before they are sent. */
  private readonly answeredByEstimate = new Set<number>();

  private readonly ports: SittingPorts;

  constructor({
    start,
    stored,
    carried,
    ports: given,
  }: {
    start: StartReply;
    /** Pending responses stored by an earlier page. */
    stored: SentResponse[];
    /** Unsent responses of the sitting that this one continues. */
    carried: SentResponse[];
    ports: SittingPorts;
  }) {
    this.ports = given;
    this.session = start.session;
    const { store, clock, after, random } = given;
    const { id } = start.session;
    this.outbox = new ResponseOutbox({
      given: start.responses,
      givenAtMs: Date.parse(start.serverTime),
      stored,
      carried,
      ports: {
        save: (responses, signal) => this.save(responses, signal),
        keep: (response) => store.keep(id, response),
        release: (saved) => store.release(id, saved),
        nowMs: () => clock.nowMs(),
        after,
        random,
        onSaved: (reply) => this.learnFromSave(reply),
        onHalt: (halt, sent) => this.halt(halt, sent),
      },
    });
    this.published = this.look();
    this.outbox.subscribe(() => this.publish());
    this.learn(start.session);
    this.watchIn(quietPauseMs);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly view = (): SittingView => this.published;

  answer({
    itemNumber,
    response: changed,
    by,
  }: {
    itemNumber: number;
    response: ChangedResponse;
    by: AnsweredBy;
  }): void {
    if (this.standing.kind !== 'answering') return;
    if (this.ports.clock.isEstimated()) this.answeredByEstimate.add(itemNumber);
    else this.answeredByEstimate.delete(itemNumber);
    const response =
      typeof changed === 'function' ? changed(this.outbox.view().answers.get(itemNumber) ?? null) : changed;
    this.outbox.answer({ itemNumber, response, by });
  }

  /** The candidate has come to an item of an unfolding case, on this device and on the next. */
  reach(itemNumber: number): void {
    if (this.standing.kind === 'answering') this.outbox.reach(itemNumber);
  }

  submit(): void {
    this.on({ kind: 'submitPressed' });
  }

  /** Back to answering while a submission cannot be sent. Once time is up, only while the clock is an estimate. */
  callOffSubmission(): void {
    this.on({ kind: 'submissionCalledOff', timeIsEstimated: this.ports.clock.isEstimated() });
  }

  /** For a page back in front or a network back up: the monotonic clock may have stood still, so ask the server. */
  lookNow(): void {
    void this.lookAtDevice();
    this.outbox.hurry();
    if (this.standing.kind === 'answering' || this.standing.kind === 'locked') void this.watch();
  }

  /** Takes over what other tabs of this browser have stored for the session. */
  async lookAtDevice(): Promise<void> {
    const { store } = this.ports;
    // In this order, so that a response acknowledged between the two reads is found in one of them.
    const waiting = await store.list(this.session.id);
    const acknowledged = await store.acknowledged(this.session.id);
    if (!this.stopped) this.outbox.adopt({ waiting, acknowledged });
  }

  /** Takes in the session state from a reply other than a save. */
  hear(session: ExamSession): void {
    if (!this.stopped && this.standing.kind !== 'closed') this.learn(session);
  }

  /** Takes in a refused event report; only `takenOver` and `signedOut` have an effect. */
  hearRefusal(error: unknown): void {
    const failure = classifySaveFailure(error);
    if (this.stopped || this.standing.kind === 'closed' || failure.kind !== 'halt') return;
    if (failure.halt.kind === 'takenOver' || failure.halt.kind === 'signedOut') this.halt(failure.halt, []);
  }

  /** Resolves once nothing waits to be saved, or saving is paused or failing. */
  savedOrFailing(): Promise<void> {
    return new Promise((resolve) => {
      const isOver = ({ unsavedCount, refusedItems, failing, paused } = this.outbox.view()) =>
        paused || failing !== null || unsavedCount === refusedItems.size;
      if (isOver()) return resolve();
      const forget = this.outbox.subscribe(() => {
        if (!isOver()) return;
        forget();
        resolve();
      });
    });
  }

  /** For a page that goes to the background and may never run again. */
  saveNow(): void {
    this.outbox.hurry();
    this.note();
  }

  /** Unsent responses for the sitting that continues this one; the device may have refused to store them. */
  unsaved(): SentResponse[] {
    return this.outbox.unsaved();
  }

  stop(): void {
    this.stopped = true;
    this.callOffWatch();
    this.callOffBell();
    this.outbox.pause();
  }

  private learnFromSave(reply: SaveReply): void {
    this.watchIn(quietPauseMs);
    this.learn({ ...this.session, deadlineAt: reply.deadlineAt });
  }

  private learn(session: ExamSession): void {
    const seat = this.session.seat;
    this.session = { ...session, seat };
    if (session.state !== 'in_progress') {
      this.on({ kind: 'toldOver' });
    } else if (session.seat !== seat) {
      this.halt({ kind: 'takenOver' }, []);
    } else if (session.locked) {
      this.halt({ kind: 'locked' }, []);
    } else {
      this.on({ kind: 'toldOpen', timeIsLeft: this.untilLockMs() > 0 });
      this.armBell();
    }
    this.note();
    this.publish();
  }

  private note(): void {
    if (this.standing.kind !== 'closed')
      this.ports.note({ session: this.session, savedAtMs: this.outbox.view().savedAtMs });
  }

  /** Asks the server for the time before anything is sent under an estimated clock. @throws ApiError, NetworkError */
  private async confirmTime(): Promise<void> {
    if (!this.ports.clock.isEstimated()) return;
    const { session } = await this.ports.api.session(this.session.id);
    if (!this.stopped && this.standing.kind !== 'closed') this.learn(session);
  }

  private async save(responses: SentResponse[], signal?: AbortSignal): Promise<SaveReply> {
    await this.confirmTime();
    const { id, seat } = this.session;
    return this.ports.api.save({ sessionId: id, seat, responses: this.inTrueTime(responses) }, signal);
  }

  private inTrueTime(responses: SentResponse[]): SentResponse[] {
    const byMs = this.ports.clock.correctionMs();
    return responses.map((response) =>
      this.answeredByEstimate.has(response.itemNumber)
        ? { ...response, madeAt: new Date(Date.parse(response.madeAt) + byMs).toISOString() }
        : response,
    );
  }

  private watchIn(delayMs: number): void {
    this.callOffWatch();
    if (!this.stopped) this.callOffWatch = this.ports.after(delayMs, () => void this.watch());
  }

  private async watch(): Promise<void> {
    try {
      const { session } = await this.ports.api.session(this.session.id);
      this.hear(session);
    } catch (error) {
      const failure = classifySaveFailure(error);
      if (failure.kind === 'halt' && failure.halt.kind === 'signedOut') return this.halt(failure.halt, []);
      // No news. The saves show the network’s state, and the next look is scheduled.
      this.note();
    }
    if (this.standing.kind === 'closed' || this.standing.kind === 'takenOver') return;
    this.watchIn(this.standing.kind === 'answering' ? quietPauseMs : lockedPauseMs);
  }

  private armBell(): void {
    this.callOffBell();
    const { clock, after } = this.ports;
    const untilLockMs = this.untilLockMs();
    const untilLastLookMs = untilLockMs - lastLookMs - clock.roundTripMs();
    if (untilLockMs <= 0) this.on({ kind: 'timeUp' });
    // One look shortly before time is up, for an extension granted in the last seconds.
    else if (untilLastLookMs > 0) this.callOffBell = after(untilLastLookMs, () => this.lastLook());
    else this.callOffBell = after(untilLockMs, () => this.armBell());
  }

  private lastLook(): void {
    this.armBell();
    void this.watch();
  }

  private untilLockMs(): number {
    const { clock } = this.ports;
    return Date.parse(this.session.deadlineAt) - lockMarginMs(clock.roundTripMs()) - clock.nowMs();
  }

  private async handIn(): Promise<void> {
    const { api, clock, after, random } = this.ports;
    const { id, seat } = this.session;
    const outcome = await handIn({
      outbox: this.outbox,
      save: (responses) => this.save(responses),
      submit: async (responses) => {
        await this.confirmTime();
        // The server may have reported time left.
        if (this.standing.kind !== 'handingIn') throw new NetworkError('called off');
        return api.submit({ sessionId: id, seat, responses: this.inTrueTime(responses) });
      },
      closedAlready: this.session.state !== 'in_progress',
      wait: async (ms) => {
        await new Promise<void>((resolve) => after(ms, resolve));
        if (this.isByBell()) await this.watch();
      },
      nowMs: () => clock.nowMs(),
      random,
      isCalledOff: () => this.stopped || this.standing.kind !== 'handingIn',
      onFailing: (failing) => this.on({ kind: 'submissionFailing', failing }),
    });
    if (this.stopped) return;
    switch (outcome.kind) {
      case 'closed':
        return this.close(outcome.closing);
      case 'halt':
        return this.halt(outcome.halt, []);
      case 'tooEarly':
        return this.on({ kind: 'submissionTooEarly', from: outcome.from ?? this.session.earliestSubmissionAt });
      case 'calledOff':
        return;
    }
  }

  private isByBell(): boolean {
    return this.standing.kind === 'handingIn' && this.standing.byBell;
  }

  private halt(halt: Halt, sent: SentResponse[]): void {
    if (halt.kind === 'closed') return this.closedWhileSaving(halt.details, sent);
    this.on({ kind: 'halted', by: halt.kind });
  }

  private closedWhileSaving(details: SessionClosedDetails, sent: SentResponse[]): void {
    const closing = closedBefore(details, sent);
    this.outbox.discard(sent);
    if (this.outbox.view().unsavedCount === 0) return this.close(closing);
    // Answers made in the meantime are still sent; the server may keep them apart.
    this.late = closing;
    this.on({ kind: 'closedWhileSaving' });
  }

  private close(closing: ToldClosing): void {
    const { acknowledgedCount, refusedItems } = this.outbox.view();
    this.on({
      kind: 'over',
      closing: { ...closing, ...together(closing, this.late), refusedItems: [...refusedItems] },
      savedCount: acknowledgedCount,
      byRule: handedInByRule(this.session),
    });
  }

  private look(): SittingView {
    return {
      standing: this.standing,
      session: this.session,
      saving: this.outbox.view(),
      timeIsEstimated: this.ports.clock.isEstimated(),
    };
  }

  private on(event: SittingEvent): void {
    const { standing, effects } = nextStanding(this.standing, event);
    const changed = standing !== this.standing;
    this.standing = standing;
    for (const effect of effects) this.do(effect);
    if (changed) this.publish();
  }

  private do(effect: SittingEffect): void {
    switch (effect) {
      case 'pauseSaving':
        return this.outbox.pause();
      case 'resumeSaving':
        return this.outbox.resume();
      case 'handIn':
        return void this.handIn();
      case 'lookSoon':
        return this.watchIn(lockedPauseMs);
      case 'end':
        this.stop();
        return this.ports.forget(this.session.id);
    }
  }

  private publish(): void {
    this.published = this.look();
    this.listeners.forEach((listener) => listener());
  }
}

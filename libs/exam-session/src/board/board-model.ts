import type { SessionActivity } from '../activity/pack-activity';
import type { SessionState } from '../contract/session-state';
import type { HandOfPerson, UpHand } from '../hands/raised-hand.repository';
import { BOARD_STATUSES, boardStatus, NEEDS, nextLookMs, type BoardStanding, type BoardStatus } from './board-rule';

export interface BoardSession {
  id: string;
  state: SessionState;
  locked: boolean;
  startedAt: number;
  deadlineAt: number;
  closedAt: number | null;
  integrityCount: number;
}

/** One registration, and its session once there is one. */
export interface BoardPerson {
  registrationId: string;
  sittingId: string;
  candidateName: string;
  maskedIdNumber: string;
  organisationName: string;
  organisationPath: string;
  ticketNumber: string;
  /** Null without a seat, as are the other facts of the seat. */
  siteId: string | null;
  siteName: string | null;
  sittingRoomId: string | null;
  roomNumber: number | null;
  seatNumber: number | null;
  deferred: boolean;
  session: BoardSession | null;
}

/** What the stored responses and events of a session show. */
export interface AnsweredItems {
  items: readonly number[];
  lastReceivedAt: number | null;
  clockAheadSeconds: number | null;
}

export interface BoardEntry extends BoardPerson {
  status: BoardStatus;
  /** Raised with every change that a board shows. */
  version: number;
  seenAt: number | null;
  clockAheadSeconds: number | null;
  /** The hand that is up. */
  hand: UpHand | null;
  /** Something has changed since the status was judged. */
  isNew: boolean;
  /** The earliest time at which the status may change by time alone. */
  nextLookMs: number;
  /** By item number, 1 if answered; null until the responses are counted. */
  answered: Uint8Array | null;
  answeredCount: number | null;
}

/**
 * All people of one exam as the boards show them: one model per process, shared by all boards of the exam. It uses
 * neither clock nor database; the caller passes in times, rows and activity.
 */
export class BoardModel {
  /** Sorted by ticket number. */
  entries: readonly BoardEntry[] = [];
  /** People who need help now, the most urgent first; as of the last `classify`. */
  needing: readonly BoardEntry[] = [];
  /** Raised when people are added, removed, or moved to another sitting, organisation or room. */
  peopleVersion = 0;
  /** How often `classify` was called. */
  judging = 0;
  private readonly byRegistration = new Map<string, BoardEntry>();
  private readonly bySession = new Map<string, BoardEntry>();
  private readonly uncounted = new Set<BoardEntry>();
  /** Item changes of sessions whose responses are not counted yet, applied after the count. */
  private readonly heldBack = new Map<BoardEntry, Map<number, boolean>>();
  private readonly inNeed = new Set<BoardEntry>();
  private arePeopleNew = false;

  constructor(
    private readonly itemCount: number,
    private closesAtOf: ReadonlyMap<string, number>,
  ) {}

  /** Takes one page of the current people. Pages keep the event loop free. */
  takePage(people: readonly BoardPerson[]): void {
    for (const person of people) if (this.takePerson(person)) this.arePeopleNew = true;
  }

  /** Call after the last page. Removes all registrations not in `present`. `closesAtOf`: by sitting. */
  settle({ present, closesAtOf }: { present: ReadonlySet<string>; closesAtOf: ReadonlyMap<string, number> }): void {
    if (!isSameTimes(this.closesAtOf, closesAtOf)) for (const entry of this.entries) entry.isNew = true;
    this.closesAtOf = closesAtOf;
    if (present.size !== this.byRegistration.size)
      for (const [id, entry] of this.byRegistration) {
        if (present.has(id)) continue;
        this.forget(entry);
        this.arePeopleNew = true;
      }
    if (!this.arePeopleNew) return;
    this.arePeopleNew = false;
    this.entries = [...this.byRegistration.values()].sort((one, other) =>
      one.ticketNumber < other.ticketNumber ? -1 : 1,
    );
    this.peopleVersion += 1;
  }

  /** False for an unknown registration: all people must be read again. */
  takeSession({ registrationId, session }: { registrationId: string; session: BoardSession }): boolean {
    const entry = this.byRegistration.get(registrationId);
    if (!entry) return false;
    this.setSession(entry, session);
    return true;
  }

  takeHand({ registrationId, hand }: HandOfPerson): void {
    const entry = this.byRegistration.get(registrationId);
    if (!entry || isSameHand(entry.hand, hand)) return;
    entry.hand = hand;
    noteNew(entry);
  }

  /** All hands that are up; everybody else's is down. */
  takeAllHands(up: readonly HandOfPerson[]): void {
    const raised = new Set(up.map(({ registrationId }) => registrationId));
    for (const { registrationId, hand } of this.entries)
      if (hand && !raised.has(registrationId)) this.takeHand({ registrationId, hand: null });
    for (const one of up) this.takeHand(one);
  }

  takeActivity(activity: SessionActivity): void {
    const entry = this.bySession.get(activity.sessionId);
    if (!entry) return;
    entry.seenAt = Math.max(entry.seenAt ?? 0, activity.seenAtMs);
    entry.clockAheadSeconds = activity.clockAheadSeconds ?? entry.clockAheadSeconds;
    if (entry.answered) this.setItems(entry, activity.items);
    else if (activity.items.size > 0)
      this.heldBack.set(entry, new Map([...(this.heldBack.get(entry) ?? []), ...activity.items]));
    noteNew(entry);
  }

  /** Ids of sessions in progress whose responses are not counted yet, at most `limit`. */
  uncountedSessions(limit: number): string[] {
    const ids: string[] = [];
    for (const { session } of this.uncounted) {
      if (session) ids.push(session.id);
      if (ids.length === limit) break;
    }
    return ids;
  }

  /** Sets the items answered in the stored responses, then applies the changes held back. */
  takeAnswered(sessionIds: readonly string[], answered: ReadonlyMap<string, AnsweredItems>): void {
    for (const sessionId of sessionIds) {
      const entry = this.bySession.get(sessionId);
      if (!entry?.session) continue;
      const { items = [], lastReceivedAt = null, clockAheadSeconds = null } = answered.get(sessionId) ?? {};
      entry.answered = new Uint8Array(this.itemCount + 1);
      entry.answeredCount = 0;
      this.setItems(entry, new Map(items.map((item) => [item, true])));
      this.setItems(entry, this.heldBack.get(entry) ?? new Map());
      this.heldBack.delete(entry);
      entry.seenAt = Math.max(entry.seenAt ?? 0, entry.session.startedAt, lastReceivedAt ?? 0);
      entry.clockAheadSeconds ??= clockAheadSeconds;
      this.uncounted.delete(entry);
      noteNew(entry);
    }
  }

  /** Returns the entries whose status has changed, with the status before. */
  classify(nowMs: number): { entry: BoardEntry; before: BoardStatus }[] {
    const changed: { entry: BoardEntry; before: BoardStatus }[] = [];
    let isNeedChanged = false;
    this.judging += 1;
    for (const entry of this.entries) {
      if (!entry.isNew && nowMs < entry.nextLookMs) continue;
      const before = entry.status;
      this.judge(entry, nowMs);
      if (needs(before) || needs(entry.status)) isNeedChanged = true;
      if (before === entry.status) continue;
      changed.push({ entry, before });
      entry.version += 1;
      if (needs(entry.status)) this.inNeed.add(entry);
      else this.inNeed.delete(entry);
    }
    if (isNeedChanged) this.needing = [...this.inNeed].sort(byNeed);
    return changed;
  }

  private judge(entry: BoardEntry, nowMs: number): void {
    const { session, deferred, hand, answeredCount, clockAheadSeconds } = entry;
    const standing: BoardStanding = {
      session,
      deferred,
      handUp: hand !== null,
      closesAt: this.closesAtOf.get(entry.sittingId) ?? Number.POSITIVE_INFINITY,
      // Before the responses are counted, the time of the page's last request is unknown.
      seenAt: entry.answered ? entry.seenAt : null,
      answeredCount,
      itemCount: this.itemCount,
      clockAheadSeconds,
    };
    entry.status = boardStatus({ standing, nowMs });
    entry.nextLookMs = nextLookMs({ standing, nowMs });
    entry.isNew = false;
  }

  private takePerson(person: BoardPerson): boolean {
    const known = this.byRegistration.get(person.registrationId);
    if (!known) {
      const entry: BoardEntry = {
        ...person,
        session: null,
        status: 'not_started',
        version: 1,
        seenAt: null,
        clockAheadSeconds: null,
        hand: null,
        answered: null,
        answeredCount: null,
        isNew: true,
        nextLookMs: 0,
      };
      this.byRegistration.set(person.registrationId, entry);
      if (person.session) this.setSession(entry, person.session);
      return true;
    }
    const { session, ...rest } = person;
    const isMoved = MEMBERSHIP.some((field) => known[field] !== rest[field]);
    const fields = Object.keys(rest) as (keyof typeof rest)[];
    if (fields.some((field) => known[field] !== rest[field])) {
      Object.assign(known, rest);
      noteNew(known);
    }
    if (session) this.setSession(known, session);
    return isMoved;
  }

  private setSession(entry: BoardEntry, session: BoardSession): void {
    const known = entry.session;
    if (known && isSame(known, session)) return;
    entry.session = session;
    noteNew(entry);
    this.bySession.set(session.id, entry);
    if (session.state !== 'in_progress') this.uncounted.delete(entry);
    else if (!entry.answered) this.uncounted.add(entry);
  }

  private forget(entry: BoardEntry): void {
    this.byRegistration.delete(entry.registrationId);
    if (entry.session) this.bySession.delete(entry.session.id);
    this.uncounted.delete(entry);
    this.heldBack.delete(entry);
    if (this.inNeed.delete(entry)) this.needing = this.needing.filter((one) => one !== entry);
  }

  private setItems(entry: BoardEntry, items: ReadonlyMap<number, boolean>): void {
    const { answered } = entry;
    if (!answered || entry.answeredCount === null) return;
    for (const [item, isAnswered] of items) {
      if (item >= answered.length || Boolean(answered[item]) === isAnswered) continue;
      answered[item] = isAnswered ? 1 : 0;
      entry.answeredCount += isAnswered ? 1 : -1;
    }
  }
}

/** What filters go by. */
const MEMBERSHIP = ['organisationPath', 'sittingId', 'siteId', 'sittingRoomId'] as const;

function noteNew(entry: BoardEntry): void {
  entry.version += 1;
  entry.isNew = true;
}

const isSameTimes = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): boolean =>
  one.size === other.size && [...one].every(([id, timeMs]) => other.get(id) === timeMs);

const needs = (status: BoardStatus): boolean => BOARD_STATUSES.indexOf(status) < NEEDS;

const isSame = (one: BoardSession, other: BoardSession): boolean =>
  one.id === other.id &&
  one.state === other.state &&
  one.locked === other.locked &&
  one.deadlineAt === other.deadlineAt &&
  one.closedAt === other.closedAt &&
  one.integrityCount === other.integrityCount;

const isSameHand = (one: UpHand | null, other: UpHand | null): boolean =>
  one?.id === other?.id && one?.seenAt === other?.seenAt;

const rank = ({ status }: BoardEntry): number => BOARD_STATUSES.indexOf(status);

/**
 * Sort key within a status: when the hand was raised, the page's last request for silent people, the deadline for
 * others.
 */
function urgency({ status, hand, seenAt, session }: BoardEntry): number {
  if (status === 'hand_raised') return hand?.raisedAt ?? 0;
  return (status === 'silent' ? seenAt : session?.deadlineAt) ?? 0;
}

/** Nobody has looked yet at a hand that is unseen, so it comes before those that are seen. */
const isSeenHand = ({ status, hand }: BoardEntry): number =>
  status === 'hand_raised' && hand !== null && hand.seenAt !== null ? 1 : 0;

const byNeed = (one: BoardEntry, other: BoardEntry): number =>
  rank(one) - rank(other) ||
  isSeenHand(one) - isSeenHand(other) ||
  urgency(one) - urgency(other) ||
  (one.ticketNumber < other.ticketNumber ? -1 : 1);

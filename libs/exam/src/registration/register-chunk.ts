import { Inject, Injectable } from '@nestjs/common';
import type { PersonView } from '@sunflower/organisations';
import { Audit, Database, isDuplicateKey, newId, Secrets, type RandomInteger } from '@sunflower/platform';
import { drawTicketNumber } from '../ticket-code/admission-ticket';
import { decideAttempt, type AttemptDecision, type AttemptKind } from './attempt-rule';
import type { RegistrationRow, SittingRow } from '../content/registration-row';
import { RegistrationRepository } from './registration.repository';
import { SittingRepository } from '../sitting/sitting.repository';

export interface RegistrationChunk {
  sitting: SittingRow;
  people: readonly PersonView[];
  attempt: AttemptKind;
  /** The people who have passed the exam already. */
  passed: ReadonlySet<string>;
  /** The current time. */
  now: number;
  staffId: string | null;
}

/** Injection token of the random numbers for tickets. */
export const TICKET_RANDOM = Symbol('TicketRandom');

/** Losing a race for a ticket number or an attempt is rare, and twice in a row very rare. */
const MAX_RUNS = 5;
const MAX_TICKET_ROUNDS = 50;

type RowWithoutTicket = Omit<RegistrationRow, 'ticketNumber'>;

/** One transaction of registering: decides for each person, draws ticket numbers, writes rows and audit. */
@Injectable()
export class RegisterChunk {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly secrets: Secrets,
    private readonly sittings: SittingRepository,
    private readonly registrations: RegistrationRepository,
    @Inject(TICKET_RANDOM) private readonly random: RandomInteger,
  ) {}

  /** One decision for each person, in order. */
  async register(chunk: RegistrationChunk): Promise<AttemptDecision[]> {
    for (let run = 1; ; run += 1) {
      try {
        return await this.database.transaction(() => this.writeChunk(chunk));
      } catch (error) {
        // Another registrar was faster with a person or a ticket number; the next run sees what it committed.
        if (run >= MAX_RUNS || !isDuplicateKey(error)) throw error;
      }
    }
  }

  private async writeChunk({
    sitting,
    people,
    attempt,
    passed,
    now,
    staffId,
  }: RegistrationChunk): Promise<AttemptDecision[]> {
    const { id: sittingId, examId } = sitting;
    // One registrar per sitting at a time: two with the same people would collide on every row. The unique key of the
    // attempt guarantees correctness.
    await this.sittings.lockRow(sittingId);
    const personIds = people.map(({ id }) => id);
    const earlierOf = await this.registrations.listEarlier({ examId, personIds });
    const accessCodeKey = this.secrets.currentKey;
    const decisions = people.map(({ id }) =>
      decideAttempt({ attempt, sittingId, earlier: earlierOf.get(id) ?? [], hasPassed: passed.has(id), now }),
    );
    const rows = people.flatMap((person, index): RowWithoutTicket[] => {
      const decision = decisions[index];
      return decision.kind === 'register'
        ? [newRow({ examId, sittingId, person, attemptNumber: decision.attemptNumber, accessCodeKey, now })]
        : [];
    });
    if (rows.length === 0) return decisions;
    const registrations = await this.withTickets({ rows, sitting });
    await this.registrations.insertMany(registrations);
    await this.audit.record({
      staffId,
      action: 'sitting.people-registered',
      subjectType: 'sitting',
      subjectId: sittingId,
      reason: null,
      details: {
        examId,
        attempt,
        registered: rows.length,
        firstRegistrationId: rows[0]?.id,
        lastRegistrationId: rows.at(-1)?.id,
      },
    });
    return decisions;
  }

  private async withTickets({
    rows,
    sitting,
  }: {
    rows: readonly RowWithoutTicket[];
    sitting: SittingRow;
  }): Promise<RegistrationRow[]> {
    const ticketed = new Map<string, RegistrationRow>();
    let waiting = rows;
    for (let round = 1; waiting.length > 0; round += 1) {
      if (round > MAX_TICKET_ROUNDS) throw new Error(`No free ticket numbers are left in ${sitting.id}`);
      const drawn = waiting.map((row) => ({
        ...row,
        ticketNumber: drawTicketNumber({
          sittingOpensAt: sitting.opensAt,
          organisationPath: row.organisationPath,
          random: this.random,
        }),
      }));
      const taken = await this.registrations.takenTickets(drawn.map(({ ticketNumber }) => ticketNumber));
      waiting = drawn.filter((row) => {
        if (taken.has(row.ticketNumber) || ticketed.has(row.ticketNumber)) return true;
        ticketed.set(row.ticketNumber, row);
        return false;
      });
    }
    return [...ticketed.values()];
  }
}

function newRow({
  examId,
  sittingId,
  person,
  attemptNumber,
  accessCodeKey,
  now,
}: {
  examId: string;
  sittingId: string;
  person: PersonView;
  attemptNumber: number;
  accessCodeKey: number;
  now: number;
}): RowWithoutTicket {
  return {
    id: newId(),
    examId,
    sittingId,
    personId: person.id,
    attemptNumber,
    candidateName: person.name,
    maskedIdNumber: person.maskedIdNumber,
    organisationId: person.organisationId,
    organisationName: person.organisationName,
    organisationPath: person.organisationPath,
    accessCodeVersion: 1,
    endedSignIns: null,
    accessCodeKey,
    extraTimeMinutes: 0,
    accommodation: null,
    outcome: null,
    consentRulesVersion: null,
    consentPrivacyVersion: null,
    consentAt: null,
    createdAt: now,
  };
}

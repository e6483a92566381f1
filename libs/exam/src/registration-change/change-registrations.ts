import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, isoTime, type AuditedAct } from '@sunflower/platform';
import { SittingNotFound, SittingOver } from '../exam.errors';
import { SittingRepository } from '../sitting/sitting.repository';
import { RegistrationChangeRepository, type ChangedRegistration } from './registration-change.repository';
import { RegistrationFollowers, type ChangeRefusal } from './registration-followers';

export interface ChangeOrder {
  examId: string;
  registrationIds: readonly string[];
  reason: string;
  staffId: string;
}

export interface RefusedChange {
  registrationId: string;
  /** Null if the registration is not of this exam. */
  candidateName: string | null;
  code: ChangeRefusal;
}

export interface ChangedRegistrations {
  changed: number;
  refused: RefusedChange[];
}

/** A kind of change: which registrations it refuses, how it changes the others, and what the audit says. */
interface Change {
  refusals: (of: readonly ChangedRegistration[]) => Promise<ReadonlyMap<string, ChangeRefusal>>;
  write: (of: readonly ChangedRegistration[]) => Promise<void>;
  audit: (of: ChangedRegistration) => Pick<AuditedAct, 'action' | 'details'>;
}

/** Rows per transaction. */
const AT_ONCE = 200;

const refusalOf = (ids: Iterable<string>, code: ChangeRefusal): Map<string, ChangeRefusal> =>
  new Map([...ids].map((id) => [id, code]));

/** Cancels, moves or defers registrations, for people registered by mistake or unable to come; with a reason each. */
@Injectable()
export class ChangeRegistrations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sittings: SittingRepository,
    private readonly repository: RegistrationChangeRepository,
    private readonly followers: RegistrationFollowers,
  ) {}

  /** Takes registrations out of the exam, so that people registered by mistake do not count as absent. */
  cancel(order: ChangeOrder): Promise<ChangedRegistrations> {
    return this.change(order, {
      refusals: async (registrations) => {
        const ids = registrations.map(({ id }) => id);
        const later = await this.repository.withLaterAttempt(ids);
        return new Map([...refusalOf(later, 'LATER_ATTEMPT'), ...(await this.followers.obstacles(ids))]);
      },
      write: async (registrations) => {
        const ids = registrations.map(({ id }) => id);
        await this.followers.takenOut(ids);
        await this.repository.cancel({
          ids,
          cancelledAt: this.clock.now(),
          staffId: order.staffId,
          reason: order.reason,
        });
      },
      audit: ({ examId, sittingId, personId }) => ({
        action: 'registration.cancelled',
        details: { examId, sittingId, personId },
      }),
    });
  }

  /** Ticket and access code stay valid. @throws SittingNotFound, SittingOver */
  async move({ sittingId, ...order }: ChangeOrder & { sittingId: string }): Promise<ChangedRegistrations> {
    const sitting = await this.sittings.find(sittingId);
    if (!sitting || sitting.examId !== order.examId) throw new SittingNotFound();
    if (sitting.closesAt <= this.clock.now()) throw new SittingOver({ sittingId, closesAt: isoTime(sitting.closesAt) });
    return this.change(order, {
      refusals: async (registrations) => {
        const there = await this.repository.peopleIn({
          sittingId,
          personIds: registrations.map(({ personId }) => personId),
        });
        const refused = registrations.filter(({ personId }) => there.has(personId)).map(({ id }) => id);
        const obstacles = await this.followers.obstacles(registrations.map(({ id }) => id));
        return new Map([...refusalOf(refused, 'ALREADY_IN_SITTING'), ...obstacles]);
      },
      write: async (registrations) => {
        const ids = registrations.map(({ id }) => id);
        await this.followers.takenOut(ids);
        await this.repository.move({ ids, sittingId });
      },
      audit: ({ sittingId: before }) => ({
        action: 'registration.moved',
        details: { sittingId: { before, after: sittingId } },
      }),
    });
  }

  /** Sets the outcome `deferred`: another sitting later, and this one does not count. */
  defer(order: ChangeOrder): Promise<ChangedRegistrations> {
    return this.change(order, {
      refusals: async (registrations) => {
        const refused = registrations.filter(({ outcome }) => outcome === 'deferred').map(({ id }) => id);
        return refusalOf(refused, 'ALREADY_DEFERRED');
      },
      write: (registrations) =>
        this.repository.setOutcome({ ids: registrations.map(({ id }) => id), outcome: 'deferred' }),
      audit: ({ outcome: before }) => ({
        action: 'registration.outcome-set',
        details: { outcome: { before, after: 'deferred' } },
      }),
    });
  }

  private async change(order: ChangeOrder, change: Change): Promise<ChangedRegistrations> {
    const ids = [...new Set(order.registrationIds)];
    const answer: ChangedRegistrations = { changed: 0, refused: [] };
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const chunk = ids.slice(start, start + AT_ONCE);
      const { changed, refused } = await this.database.transaction(() => this.write({ ...order, chunk, change }));
      answer.changed += changed;
      answer.refused.push(...refused);
    }
    return answer;
  }

  private async write({
    examId,
    chunk,
    reason,
    staffId,
    change,
  }: ChangeOrder & { chunk: readonly string[]; change: Change }): Promise<ChangedRegistrations> {
    const found = (await this.repository.lock(chunk)).filter((registration) => registration.examId === examId);
    const byId = new Map(found.map((registration) => [registration.id, registration]));
    const missing = chunk.filter((id) => !byId.has(id));
    const refusals = new Map([...refusalOf(missing, 'NOT_IN_EXAM'), ...(await change.refusals(found))]);
    const changed = found.filter(({ id }) => !refusals.has(id));
    if (changed.length > 0) {
      await change.write(changed);
      await this.audit.recordAll(
        changed.map((registration) => ({
          staffId,
          ...change.audit(registration),
          subjectType: 'registration',
          subjectId: registration.id,
          reason,
        })),
      );
    }
    const refused = [...refusals].map(([registrationId, code]) => ({
      registrationId,
      candidateName: byId.get(registrationId)?.candidateName ?? null,
      code,
    }));
    return { changed: changed.length, refused };
  }
}

import { Injectable } from '@nestjs/common';
import { Clock, shanghaiDay, type StaffActor } from '@sunflower/platform';
import type { PersonView } from '../person/people';
import { checkPerson, type TypedPerson } from './check-person';
import { FreeIdNumber } from './free-id-number';
import { NothingToCorrect } from './person-change.errors';
import { PersonChangeRepository } from './person-change.repository';
import { PersonReach } from './person-reach';
import { RecordPersonChange } from './record-person-change';
import { SealPerson, type Wanted } from './seal-person';

/** Fields left out stay unchanged. */
export interface Corrections extends Partial<TypedPerson> {
  organisationId?: string;
}

interface Order {
  personId: string;
  corrections: Corrections;
  reason: string;
  staff: StaffActor;
}

/** Corrects a person on the roster and on everything that carries their data. */
@Injectable()
export class CorrectPerson {
  constructor(
    private readonly clock: Clock,
    private readonly reach: PersonReach,
    private readonly sealing: SealPerson,
    private readonly numbers: FreeIdNumber,
    private readonly repository: PersonChangeRepository,
    private readonly recording: RecordPersonChange,
  ) {}

  /** @throws PersonNotFound, OrganisationNotFound, InvalidPerson, IdNumberTaken, NothingToCorrect */
  async correct({ personId, corrections, reason, staff }: Order): Promise<PersonView> {
    await this.reach.person({ personId, staff, act: 'roster.correct' });
    const { organisationId } = corrections;
    if (organisationId !== undefined) await this.reach.organisation({ organisationId, staff, act: 'roster.correct' });
    const wanted = await this.check({ personId, corrections });
    const before = await this.repository.getSealed(personId);
    const { idNumberHash } = this.sealing.change({ before, wanted }).after;
    return this.numbers.taking({ idNumberHash, forPersonId: personId, staff }, () =>
      this.write({ personId, wanted, reason, staff }),
    );
  }

  /** A type alone applies to the stored number, and a number alone has the stored type. */
  private async check({ personId, corrections }: Pick<Order, 'personId' | 'corrections'>): Promise<Wanted> {
    const { organisationId, ...typed } = corrections;
    const { idType, idNumber } = typed;
    if ((idType === undefined) !== (idNumber === undefined)) {
      const sealed = await this.repository.getSealed(personId);
      typed.idType ??= sealed.idType;
      typed.idNumber ??= this.sealing.openNumber(sealed);
    }
    return { ...checkPerson({ typed, today: shanghaiDay(this.clock.now()) }), organisationId };
  }

  private async write({
    personId,
    wanted,
    reason,
    staff,
  }: Omit<Order, 'corrections'> & { wanted: Wanted }): Promise<PersonView> {
    await this.repository.lock([personId]);
    const before = await this.reach.person({ personId, staff, act: 'roster.correct' });
    const sealed = await this.repository.getSealed(personId);
    const { fields, after: person } = this.sealing.change({ before: sealed, wanted });
    if (fields.length === 0) throw new NothingToCorrect();
    const at = this.clock.now();
    await this.repository.update({ id: personId, person, now: at });
    const after = await this.reach.person({ personId, staff, act: 'roster.correct' });
    await this.recording.correction({ before, after, fields, at, staffId: staff.staffId, reason });
    return after;
  }
}

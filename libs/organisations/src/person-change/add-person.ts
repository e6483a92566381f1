import { Injectable } from '@nestjs/common';
import { Clock, newId, shanghaiDay, type StaffActor } from '@sunflower/platform';
import type { PersonView } from '../person/people';
import { checkPerson, type CheckedPerson, type TypedPerson } from './check-person';
import { FreeIdNumber } from './free-id-number';
import { PersonChangeRepository } from './person-change.repository';
import { PersonReach } from './person-reach';
import { RecordPersonChange } from './record-person-change';
import { SealPerson } from './seal-person';

/** Adds one person to the roster, by the same rules as a file. */
@Injectable()
export class AddPerson {
  constructor(
    private readonly clock: Clock,
    private readonly reach: PersonReach,
    private readonly sealing: SealPerson,
    private readonly numbers: FreeIdNumber,
    private readonly repository: PersonChangeRepository,
    private readonly recording: RecordPersonChange,
  ) {}

  /** @throws InvalidPerson, IdNumberTaken, OrganisationNotFound */
  async add({
    typed,
    organisationId,
    staff,
  }: {
    typed: TypedPerson;
    organisationId: string;
    staff: StaffActor;
  }): Promise<PersonView> {
    const now = this.clock.now();
    const checked = checkPerson({ typed, today: shanghaiDay(now) }) as CheckedPerson;
    await this.reach.organisation({ organisationId, staff, act: 'roster.correct' });
    const person = this.sealing.seal({ ...checked, organisationId });
    const id = newId();
    const { idNumberHash } = person;
    await this.numbers.taking({ idNumberHash, forPersonId: id, staff }, async () => {
      await this.repository.insert({ id, person, now });
      await this.recording.record({
        personId: id,
        kind: 'added',
        at: now,
        staffId: staff.staffId,
        reason: null,
        changes: [],
        followed: {},
        details: { organisationId },
      });
    });
    return this.reach.person({ personId: id, staff, act: 'roster.correct' });
  }
}

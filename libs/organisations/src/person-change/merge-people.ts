import { Injectable } from '@nestjs/common';
import { Clock, Database, InvalidRequest, type StaffActor } from '@sunflower/platform';
import type { PersonView } from '../person/people';
import { PeopleNotMergeable } from './person-change.errors';
import { PersonChangeRepository } from './person-change.repository';
import { PERSON_FIELDS, type PersonField } from './person-difference';
import { PersonFollowers } from './person-followers';
import { PersonReach } from './person-reach';
import { RecordPersonChange } from './record-person-change';

/** Maximum number of obstacles named. */
const MOST_NAMED = 5;

/** Merges two entries of the roster that are one person, with the registrations, sessions and certificates of both. */
@Injectable()
export class MergePeople {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly reach: PersonReach,
    private readonly repository: PersonChangeRepository,
    private readonly followers: PersonFollowers,
    private readonly recording: RecordPersonChange,
  ) {}

  /** Keeps the name, number, phone and organisation of `keptId`. @throws PersonNotFound, PeopleNotMergeable */
  async merge({
    keptId,
    goneId,
    reason,
    staff,
  }: {
    keptId: string;
    goneId: string;
    reason: string;
    staff: StaffActor;
  }): Promise<PersonView> {
    if (keptId === goneId) throw new InvalidRequest('These are one entry already.');
    return this.database.transaction(async () => {
      await this.repository.lock([keptId, goneId]);
      const kept = await this.reach.person({ personId: keptId, staff, act: 'roster.merge' });
      const gone = await this.reach.person({ personId: goneId, staff, act: 'roster.merge' });
      const obstacles = await this.followers.obstaclesTo({ keptId, goneId });
      if (obstacles.length > 0)
        throw new PeopleNotMergeable({ exams: obstacles.slice(0, MOST_NAMED).join('、'), count: obstacles.length });
      const fields = await this.differing({ keptId, goneId });
      await this.recording.merge({ kept, gone, fields, at: this.clock.now(), staffId: staff.staffId, reason });
      await this.repository.delete(goneId);
      return kept;
    });
  }

  private async differing({ keptId, goneId }: { keptId: string; goneId: string }): Promise<PersonField[]> {
    const [kept, gone] = [await this.repository.getSealed(keptId), await this.repository.getSealed(goneId)];
    const differs: Record<PersonField, boolean> = {
      name: kept.name !== gone.name,
      idType: kept.idType !== gone.idType,
      // Two entries never have the same number.
      idNumber: true,
      phone: kept.phoneLastFour !== gone.phoneLastFour,
      organisation: kept.organisationId !== gone.organisationId,
    };
    return PERSON_FIELDS.filter((field) => differs[field]);
  }
}

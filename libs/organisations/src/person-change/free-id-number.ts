import { Injectable } from '@nestjs/common';
import { Database, isDuplicateKey, type StaffActor } from '@sunflower/platform';
import { PersonNotFound } from '../organisations.errors';
import { IdNumberTaken } from './person-change.errors';
import { PersonChangeRepository } from './person-change.repository';
import { PersonReach } from './person-reach';

interface Taking {
  idNumberHash: string;
  forPersonId: string;
  staff: StaffActor;
}

/** Keeps each ID number with one person. */
@Injectable()
export class FreeIdNumber {
  constructor(
    private readonly database: Database,
    private readonly reach: PersonReach,
    private readonly repository: PersonChangeRepository,
  ) {}

  /**
   * Runs a transaction that gives a person this number. @throws IdNumberTaken, naming its owner to staff who reach them
   */
  async taking<T>({ idNumberHash, forPersonId, staff }: Taking, work: () => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(async () => {
        const owner = await this.repository.findIdByNumber(idNumberHash);
        if (owner !== null && owner !== forPersonId) throw await this.taken({ owner, staff });
        return work();
      });
    } catch (error) {
      // A concurrent transaction took the number first.
      if (!isDuplicateKey(error)) throw error;
      throw await this.taken({ owner: await this.repository.findIdByNumber(idNumberHash), staff });
    }
  }

  private async taken({ owner, staff }: { owner: string | null; staff: StaffActor }): Promise<IdNumberTaken> {
    if (owner === null) return new IdNumberTaken({ personId: '' });
    try {
      return new IdNumberTaken({
        personId: (await this.reach.person({ personId: owner, staff, act: 'roster.read' })).id,
      });
    } catch (error) {
      if (!(error instanceof PersonNotFound)) throw error;
      return new IdNumberTaken({ personId: '' });
    }
  }
}

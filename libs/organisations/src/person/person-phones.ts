import { Injectable } from '@nestjs/common';
import { SealBroken } from '@sunflower/platform';
import { PersonalDataUnreadable } from '../organisations.errors';
import { PersonalData } from './personal-data';
import { PersonRepository } from './person.repository';

/** Whole phone numbers, for what is sent to people and for exports that are on record. Screens show the last four digits. */
@Injectable()
export class PersonPhones {
  constructor(
    private readonly repository: PersonRepository,
    private readonly personalData: PersonalData,
  ) {}

  /** Null for a person without a phone; `unreadable` when the secret it was sealed with is lost. */
  async find(personId: string): Promise<{ phone: string } | 'unreadable' | null> {
    try {
      const phone = (await this.of([personId])).get(personId);
      return phone === undefined ? null : { phone };
    } catch (error) {
      if (error instanceof PersonalDataUnreadable || error instanceof SealBroken) return 'unreadable';
      throw error;
    }
  }

  /** By person (at most 1000); people without a phone are left out. @throws PersonalDataUnreadable */
  async of(personIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.repository.sealedPhones([...new Set(personIds)]);
    return new Map(rows.map(({ id, sealed }) => [id, this.personalData.open(sealed)]));
  }
}

import { Injectable } from '@nestjs/common';
import { PersonalData } from '../person/personal-data';
import type { CheckedPerson } from './check-person';
import type { SealedPerson } from './person-change.repository';
import type { PersonField } from './person-difference';

/** Fields left out stay unchanged. */
export interface Wanted extends Partial<CheckedPerson> {
  organisationId?: string;
}

/** Seals the typed data of one person for storage. */
@Injectable()
export class SealPerson {
  constructor(private readonly personalData: PersonalData) {}

  seal({ name, idType, idNumber, phone, organisationId }: CheckedPerson & { organisationId: string }): SealedPerson {
    return { name, organisationId, ...this.number({ idType, idNumber }), ...this.phone(phone) };
  }

  openNumber({ idNumberSealed }: SealedPerson): string {
    return this.personalData.open(idNumberSealed);
  }

  /** The changed fields and the resulting row. A wish equal to the stored value changes nothing. */
  change({ before, wanted }: { before: SealedPerson; wanted: Wanted }): { fields: PersonField[]; after: SealedPerson } {
    const fields: PersonField[] = [];
    const after = { ...before };
    const { name, idType, idNumber, phone, organisationId } = wanted;
    if (name !== undefined && name !== before.name) {
      fields.push('name');
      after.name = name;
    }
    if (idType !== undefined && idNumber !== undefined) {
      if (idType !== before.idType) fields.push('idType');
      if (this.personalData.hashIdNumber({ idType: before.idType, idNumber }) !== before.idNumberHash)
        fields.push('idNumber');
      if (fields.includes('idType') || fields.includes('idNumber'))
        Object.assign(after, this.number({ idType, idNumber }));
    }
    if (phone !== undefined && phone !== this.openPhone(before)) {
      fields.push('phone');
      Object.assign(after, this.phone(phone));
    }
    if (organisationId !== undefined && organisationId !== before.organisationId) {
      fields.push('organisation');
      after.organisationId = organisationId;
    }
    return { fields, after };
  }

  private openPhone({ phoneSealed }: SealedPerson): string | null {
    return phoneSealed === null ? null : this.personalData.open(phoneSealed);
  }

  private number({ idType, idNumber }: Pick<CheckedPerson, 'idType' | 'idNumber'>) {
    return {
      idType,
      idNumberSealed: this.personalData.seal(idNumber),
      idNumberHash: this.personalData.hashIdNumber({ idType, idNumber }),
      idNumberLastFour: idNumber.slice(-4),
    };
  }

  private phone(phone: string | null) {
    return {
      phoneSealed: phone === null ? null : this.personalData.seal(phone),
      phoneLastFour: phone === null ? null : phone.slice(-4),
    };
  }
}

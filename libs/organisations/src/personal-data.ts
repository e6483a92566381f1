import { Injectable } from '@nestjs/common';
import { Secrets } from '@sunflower/platform';
import type { IdType } from './id-number';

/** How ID numbers and phones lie in the database: encrypted, and the ID number found by a keyed hash. */
@Injectable()
export class PersonalData {
  constructor(private readonly secrets: Secrets) {}

  seal(text: string): string {
    return this.secrets.encrypt({ purpose: 'personal-data', text });
  }

  open(sealed: string): string {
    return this.secrets.decrypt({ purpose: 'personal-data', sealed });
  }

  /** 64 hexadecimal digits. The type is part of it: a permit and a passport may bear the same digits. */
  hashIdNumber({ idType, idNumber }: { idType: IdType; idNumber: string }): string {
    return this.secrets.hmac({ purpose: 'id-number-hash', text: `${idType}:${idNumber}` }).toString('hex');
  }
}

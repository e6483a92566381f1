import { Injectable } from '@nestjs/common';
import { keyNumberOf, SecretNotAtHand, Secrets } from '@sunflower/platform';
import type { IdType } from './id-number';
import { PersonalDataUnreadable } from '../organisations.errors';

/** How ID numbers and phones lie in the database: encrypted, and the ID number found by a keyed hash. */
@Injectable()
export class PersonalData {
  constructor(private readonly secrets: Secrets) {}

  seal(text: string): string {
    return this.secrets.encrypt({ purpose: 'personal-data', text });
  }

  /** @throws PersonalDataUnreadable where the secret that sealed it was lost */
  open(sealed: string): string {
    try {
      return this.secrets.decrypt({ purpose: 'personal-data', sealed });
    } catch (error) {
      if (error instanceof SecretNotAtHand) throw new PersonalDataUnreadable();
      throw error;
    }
  }

  /** Whether an older secret sealed it, which can still be opened. */
  isOutdated(sealed: string): boolean {
    const key = keyNumberOf(sealed);
    return key !== this.secrets.currentKey && this.secrets.has(key);
  }

  /** Of `type:number`. */
  hashIdentity(identity: string): string {
    return this.secrets.hmac({ purpose: 'id-number-hash', text: identity }).toString('hex');
  }

  /** 64 hexadecimal digits. The type is part of it: a permit and a passport may bear the same digits. */
  hashIdNumber({ idType, idNumber }: { idType: IdType; idNumber: string }): string {
    return this.hashIdentity(`${idType}:${idNumber}`);
  }
}

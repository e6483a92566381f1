import { Injectable } from '@nestjs/common';
import { keyNumberOf, SecretNotAtHand, Secrets } from '@sunflower/platform';
import type { IdType } from './id-number';
import { PersonalDataUnreadable } from '../organisations.errors';

/** Encrypts ID numbers and phones for storage, and hashes ID numbers with a key for lookup. */
@Injectable()
export class PersonalData {
  constructor(private readonly secrets: Secrets) {}

  seal(text: string): string {
    return this.secrets.encrypt({ purpose: 'personal-data', text });
  }

  /** @throws PersonalDataUnreadable when the secret it was sealed with is lost */
  open(sealed: string): string {
    try {
      return this.secrets.decrypt({ purpose: 'personal-data', sealed });
    } catch (error) {
      if (error instanceof SecretNotAtHand) throw new PersonalDataUnreadable();
      throw error;
    }
  }

  /** Whether an older secret, which is still available, sealed it. */
  isOutdated(sealed: string): boolean {
    const key = keyNumberOf(sealed);
    return key !== this.secrets.currentKey && this.secrets.has(key);
  }

  /** `identity` is `type:number`. */
  hashIdentity(identity: string): string {
    return this.secrets.hmac({ purpose: 'id-number-hash', text: identity }).toString('hex');
  }

  /** 64 hexadecimal digits. Includes the type, because a permit and a passport may have the same digits. */
  hashIdNumber({ idType, idNumber }: { idType: IdType; idNumber: string }): string {
    return this.hashIdentity(`${idType}:${idNumber}`);
  }
}

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hash,
  hkdfSync,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';

export const sha256Hex = (data: string | Buffer): string => hash('sha256', data, 'hex');

/** Compares in constant time, wherever the difference is. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}

export type SecretPurpose =
  | 'access-code'
  | 'audit-entry'
  | 'audit-head'
  | 'audit-link'
  | 'candidate-cookie'
  | 'certificate-check-code'
  | 'id-number-hash'
  | 'known-browser'
  | 'pending-sign-in'
  | 'personal-data'
  | 'receipt'
  | 'sealed-paper'
  | 'second-factor';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Nonces are drawn in bulk, because one system call for each would cost more than the encryption. */
const NONCES_AT_ONCE = 256;

/** The available master secrets by number; the current one makes everything new. */
export interface MasterKeys {
  current: number;
  secrets: ReadonlyMap<number, string>;
}

/** Thrown for data made with a master secret that is no longer available. */
export class SecretNotAtHand extends Error {
  constructor(key: number) {
    super(`The master secret no. ${key} is not at hand`);
  }
}

/** Thrown for a ciphertext that was changed, or made with another secret under this number. */
export class SealBroken extends Error {
  constructor() {
    super('What was sealed does not open');
  }
}

/** Output of the first secret carries no number. */
const NUMBERED = /^(\d+)\./;
const withNumber = ({ key, text }: { key: number; text: string }): string => (key === 1 ? text : `${key}.${text}`);
export const keyNumberOf = (made: string): number => Number(NUMBERED.exec(made)?.[1] ?? 1);

/** Keys for each purpose, derived from the master secrets, which are stored outside the database. */
export class Secrets {
  readonly currentKey: number;
  private readonly secrets: ReadonlyMap<number, string>;
  private readonly keys = new Map<number, Map<SecretPurpose, Buffer>>();
  private readonly nonces = Buffer.alloc(NONCE_BYTES * NONCES_AT_ONCE);
  private noncesUsed = NONCES_AT_ONCE;

  constructor(master: string | MasterKeys) {
    const { current, secrets } = typeof master === 'string' ? { current: 1, secrets: new Map([[1, master]]) } : master;
    this.currentKey = current;
    this.secrets = secrets;
  }

  has(key: number): boolean {
    return this.secrets.has(key);
  }

  /** Uses the current secret, or the secret number `key`. @throws SecretNotAtHand */
  hmac({ purpose, text, key = this.currentKey }: { purpose: SecretPurpose; text: string; key?: number }): Buffer {
    return createHmac('sha256', this.key({ purpose, key })).update(text).digest();
  }

  /** The HMAC in hexadecimal, with the number of its secret; `signed` verifies it. */
  sign({ purpose, text }: { purpose: SecretPurpose; text: string }): string {
    return withNumber({ key: this.currentKey, text: this.hmac({ purpose, text }).toString('hex') });
  }

  /** @throws SecretNotAtHand */
  signed({ purpose, text, signature }: { purpose: SecretPurpose; text: string; signature: string }): boolean {
    const key = keyNumberOf(signature);
    return equalInConstantTime(signature, withNumber({ key, text: this.hmac({ purpose, text, key }).toString('hex') }));
  }

  /** AES-256-GCM; base64url of nonce, tag and ciphertext, behind the number of the secret. */
  encrypt({ purpose, text }: { purpose: SecretPurpose; text: string }): string {
    const nonce = this.nextNonce();
    const cipher = createCipheriv(CIPHER, this.key({ purpose, key: this.currentKey }), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return withNumber({
      key: this.currentKey,
      text: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url'),
    });
  }

  /** @throws SecretNotAtHand, SealBroken */
  decrypt({ purpose, sealed }: { purpose: SecretPurpose; sealed: string }): string {
    const bytes = Buffer.from(sealed.replace(NUMBERED, ''), 'base64url');
    const key = this.key({ purpose, key: keyNumberOf(sealed) });
    const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken();
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
    try {
      return Buffer.concat([text, decipher.final()]).toString('utf8');
    } catch {
      // The cipher gives no reason.
      throw new SealBroken();
    }
  }

  /** A random nonce that is never repeated; the buffer is valid until the next call. */
  private nextNonce(): Buffer {
    if (this.noncesUsed === NONCES_AT_ONCE) {
      randomFillSync(this.nonces);
      this.noncesUsed = 0;
    }
    const start = this.noncesUsed * NONCE_BYTES;
    this.noncesUsed += 1;
    return this.nonces.subarray(start, start + NONCE_BYTES);
  }

  private key({ purpose, key: number }: { purpose: SecretPurpose; key: number }): Buffer {
    const secret = this.secrets.get(number);
    if (secret === undefined) throw new SecretNotAtHand(number);
    let ofNumber = this.keys.get(number);
    if (!ofNumber) this.keys.set(number, (ofNumber = new Map<SecretPurpose, Buffer>()));
    let key = ofNumber.get(purpose);
    if (!key) {
      key = deriveKey({ secret, purpose });
      ofNumber.set(purpose, key);
    }
    return key;
  }
}

const deriveKey = ({ secret, purpose }: { secret: string; purpose: string }): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'sunflower', purpose, 32));

/** Identifies a secret without revealing anything about it. */
export const fingerprintOf = (secret: string): string =>
  createHmac('sha256', deriveKey({ secret, purpose: 'fingerprint' }))
    .update('sunflower master secret')
    .digest('hex');

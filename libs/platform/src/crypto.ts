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

/** Comparison that takes the same time wherever the difference is. */
export function equalInConstantTime(a: string, b: string): boolean {
  const left = createHash('sha256').update(a).digest();
  const right = createHash('sha256').update(b).digest();
  return timingSafeEqual(left, right);
}

export type SecretPurpose =
  | 'access-code'
  | 'candidate-cookie'
  | 'certificate-check-code'
  | 'id-number-hash'
  | 'known-browser'
  | 'pending-sign-in'
  | 'personal-data'
  | 'receipt'
  | 'second-factor';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** A call of the system for each would cost more than the encryption. */
const NONCES_AT_ONCE = 256;

/** Keys for each purpose, derived from the one master secret, which lies outside the database. */
export class Secrets {
  private readonly keys = new Map<SecretPurpose, Buffer>();
  private readonly nonces = Buffer.alloc(NONCE_BYTES * NONCES_AT_ONCE);
  private noncesUsed = NONCES_AT_ONCE;

  constructor(private readonly masterSecret: string) {}

  hmac({ purpose, text }: { purpose: SecretPurpose; text: string }): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest();
  }

  /** AES-256-GCM; base64url of nonce, tag and text. */
  encrypt({ purpose, text }: { purpose: SecretPurpose; text: string }): string {
    const nonce = this.nextNonce();
    const cipher = createCipheriv(CIPHER, this.key(purpose), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** @throws when the text was not encrypted with this key or was changed */
  decrypt({ purpose, sealed }: { purpose: SecretPurpose; sealed: string }): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv(CIPHER, this.key(purpose), bytes.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** Random, and given once; valid until the next is asked for. */
  private nextNonce(): Buffer {
    if (this.noncesUsed === NONCES_AT_ONCE) {
      randomFillSync(this.nonces);
      this.noncesUsed = 0;
    }
    const start = this.noncesUsed * NONCE_BYTES;
    this.noncesUsed += 1;
    return this.nonces.subarray(start, start + NONCE_BYTES);
  }

  private key(purpose: SecretPurpose): Buffer {
    let key = this.keys.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.masterSecret, 'sunflower', purpose, 32));
      this.keys.set(purpose, key);
    }
    return key;
  }
}

import { createCipheriv, createDecipheriv, createHash, createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

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
  | 'personal-data'
  | 'receipt';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keys for each purpose, derived from the one master secret, which lies outside the database. */
export class Secrets {
  private readonly keys = new Map<SecretPurpose, Buffer>();

  constructor(private readonly masterSecret: string) {}

  hmac({ purpose, text }: { purpose: SecretPurpose; text: string }): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest();
  }

  /** AES-256-GCM; base64url of nonce, tag and text. */
  encrypt({ purpose, text }: { purpose: SecretPurpose; text: string }): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, this.key(purpose), nonce);
    const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  }

  /** @throws when the text was not encrypted with this key or was changed */
  decrypt({ purpose, sealed }: { purpose: SecretPurpose; sealed: string }): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv(CIPHER, this.key(purpose), bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
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

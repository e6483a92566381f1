import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Secrets, type Config } from '@sunflower/platform';
import { signJws } from './jws';
import { keyIdIn, publicAddresses } from './public-addresses';

/** A public key as published. Source: RFC 7517, RFC 8037. */
export interface PublicJwk {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  alg: 'EdDSA';
  use: 'sig';
  /** Address of the key alone. */
  kid: string;
}

interface SigningKey {
  id: string;
  privateKey: KeyObject;
  publicKey: KeyObject;
  jwk: PublicJwk;
}

/**
 * One key for each master secret, derived from it. The key of an older secret stays published as long as that secret is
 * kept; giving up a lost secret withdraws its key.
 */
@Injectable()
export class SigningKeys {
  private keys: Map<number, SigningKey> | null = null;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly secrets: Secrets,
  ) {}

  /** Signs with the key of the secret number `keyNumber`. @throws SecretNotAtHand */
  sign({ payload, keyNumber = this.secrets.currentKey }: { payload: object; keyNumber?: number }): string {
    const { privateKey, jwk } = this.all().get(keyNumber) ?? this.make(keyNumber);
    return signJws({ header: { kid: jwk.kid, typ: 'JWT' }, payload, key: privateKey });
  }

  published(): PublicJwk[] {
    return [...this.all().values()].map(({ jwk }) => jwk);
  }

  findPublished(id: string): PublicJwk | null {
    return this.find(id)?.jwk ?? null;
  }

  /** The public key that a `kid` names; the host in it is ignored, because the installation may have moved. */
  findByAddress(kid: unknown): KeyObject | null {
    const id = keyIdIn(kid);
    return id === null ? null : (this.find(id)?.publicKey ?? null);
  }

  private find(id: string): SigningKey | null {
    return [...this.all().values()].find((key) => key.id === id) ?? null;
  }

  private all(): Map<number, SigningKey> {
    this.keys ??= new Map(this.secrets.keyNumbers.map((number) => [number, this.make(number)]));
    return this.keys;
  }

  private make(number: number): SigningKey {
    const privateKey = this.secrets.ed25519({ purpose: 'certificate-signature', key: number });
    const publicKey = createPublicKey(privateKey);
    const { x } = publicKey.export({ format: 'jwk' }) as { x: string };
    const id = thumbprintOf(x);
    const kid = publicAddresses(this.config.publicUrl).key(id);
    return { id, privateKey, publicKey, jwk: { kty: 'OKP', crv: 'Ed25519', x, alg: 'EdDSA', use: 'sig', kid } };
  }
}

/** Source: RFC 7638, with the members that RFC 8037 requires. */
const thumbprintOf = (x: string): string => hash('sha256', `{"crv":"Ed25519","kty":"OKP","x":"${x}"}`, 'base64url');

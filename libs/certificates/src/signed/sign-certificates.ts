import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@sunflower/platform';
import type { IssuedCertificate } from '../certificate/certificate.repository';
import { badgeCredential } from './badge-credential';
import { CertificateStatusRepository } from './certificate-status.repository';
import { SigningKeys } from './signing-keys';

interface SignedFacts {
  certificate: IssuedCertificate;
  maskedIdNumber: string;
  statement: string;
}

/** Signs certificates; a rehearsal's are not signed, because nobody must take them for real. */
@Injectable()
export class SignCertificates {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly repository: CertificateStatusRepository,
    private readonly keys: SigningKeys,
  ) {}

  /** The JWT; null for a rehearsal's certificate. */
  async sign(facts: SignedFacts): Promise<string | null> {
    return (await this.signMany([facts])).get(facts.certificate.number) ?? null;
  }

  /** The JWT of each by number, without those of rehearsals. */
  async signMany(facts: readonly SignedFacts[]): Promise<Map<string, string>> {
    const real = facts.filter(({ certificate }) => !certificate.rehearsal);
    const places = await this.repository.places(
      real.map(({ certificate: { number, reissueCount } }) => ({ number, version: reissueCount })),
    );
    const { publicUrl } = this.config;
    const signed = new Map<string, string>();
    for (const { certificate, maskedIdNumber, statement } of real) {
      const place = places.get(certificate.number);
      if (!place) throw new Error('A certificate has no place in a status list');
      const payload = badgeCredential({ certificate, maskedIdNumber, statement, place, publicUrl });
      // Its check code has the same key, so both stay as they are when the master secret changes.
      signed.set(certificate.number, this.keys.sign({ payload, keyNumber: certificate.checkCodeKey }));
    }
    return signed;
  }
}

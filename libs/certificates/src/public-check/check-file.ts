import { Injectable } from '@nestjs/common';
import { WaitingLine } from '@sunflower/platform';
import { Certificates, type PublicCheck } from '../certificate/certificates';
import { checkSignature, type SignatureCheck } from '../signed/check-signature';
import { credentialIn } from '../signed/credential-in-file';
import { SigningKeys } from '../signed/signing-keys';

/** Files of anybody: few at once, so that the threads of zlib stay free for an open exam. */
const LINE = { places: 2, maxWaiting: 50, maxWaitingBytes: 32 * 1024 * 1024 };

/** Checks a certificate by its file. */
@Injectable()
export class CheckFile {
  private readonly line = new WaitingLine(LINE);

  constructor(
    private readonly certificates: Certificates,
    private readonly keys: SigningKeys,
  ) {}

  /** `check` is null unless the signature is valid. @throws CertificateNotFound, Overloaded */
  async check(bytes: Buffer): Promise<{ signature: SignatureCheck['kind']; check: PublicCheck | null }> {
    const token = await this.line.run({ bytes: bytes.length, work: () => credentialIn(bytes) });
    if (token === null) return { signature: 'none', check: null };
    const found = checkSignature({ token, findKey: (kid) => this.keys.findByAddress(kid) });
    return {
      signature: found.kind,
      check: found.kind === 'valid' ? await this.certificates.checkVersion(found) : null,
    };
  }
}

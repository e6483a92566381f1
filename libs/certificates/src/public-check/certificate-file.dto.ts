import { ApiProperty } from '@nestjs/swagger';
import { CertificateCheckDto } from '../certificate/certificates.dto';
import type { SignatureCheck } from '../signed/check-signature';

const SIGNATURES: readonly SignatureCheck['kind'][] = ['valid', 'changed', 'unknown_key', 'none'];

export class CertificateFileCheckDto {
  /**
   * `changed`: the signature does not fit the content. `unknown_key`: signed with a key that this platform does not
   * publish. `none`: the file has no signed certificate.
   */
  @ApiProperty({ enum: SIGNATURES })
  signature!: SignatureCheck['kind'];

  /** The certificate that a valid signature is about, as it stands now; otherwise null. */
  @ApiProperty({ type: CertificateCheckDto, nullable: true })
  certificate!: CertificateCheckDto | null;
}

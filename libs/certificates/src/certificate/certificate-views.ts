import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { ListedCertificate } from './certificate.repository';
import type { CertificateCheckDto, ListedCertificateDto } from './certificates.dto';
import type { PublicCheck } from './certificates';
import { publicState } from './certificate-validity';

export const toCheckView = (check: PublicCheck): CertificateCheckDto => ({
  ...check,
  issuedAt: isoTime(check.issuedAt),
  expiresAt: isoTimeOrNull(check.expiresAt),
  revokedAt: isoTimeOrNull(check.revokedAt),
  correctedAt: isoTimeOrNull(check.correctedAt),
});

export function toListedView({
  certificate,
  nowMs,
}: {
  certificate: ListedCertificate;
  nowMs: number;
}): ListedCertificateDto {
  const {
    number,
    registrationId,
    holderName,
    maskedIdNumber,
    organisationName,
    ticketNumber,
    issuedAt,
    expiresAt,
    revokedAt,
  } = certificate;
  const { revokedBy, revokedReason, supersededBy, rehearsal, reissueCount, correctedAt } = certificate;
  return {
    number,
    registrationId,
    holderName,
    maskedIdNumber,
    organisationName,
    ticketNumber,
    revokedBy,
    revokedReason,
    supersededBy,
    reissueCount,
    rehearsal,
    state: publicState({ certificate, nowMs }),
    issuedAt: isoTime(issuedAt),
    expiresAt: isoTimeOrNull(expiresAt),
    revokedAt: isoTimeOrNull(revokedAt),
    correctedAt: isoTimeOrNull(correctedAt),
  };
}

import type { Dialect } from '@sunflower/platform';
import type { Certificate } from './certificate.entity';

export const COLUMNS: Record<keyof Certificate, string> = {
  number: 'number',
  personId: 'person_id',
  supersededBy: 'superseded_by',
  registrationId: 'registration_id',
  examId: 'exam_id',
  holderName: 'holder_name',
  title: 'title',
  issuer: 'issuer',
  issuedAt: 'issued_at',
  expiresAt: 'expires_at',
  revokedAt: 'revoked_at',
  revokedReason: 'revoked_reason',
  reissueCount: 'reissue_count',
  correctedAt: 'corrected_at',
  checkCodeKey: 'check_code_key',
  rehearsal: 'rehearsal',
};
export const FIELDS = Object.keys(COLUMNS) as (keyof Certificate)[];

/** SQL on the standing of a row of `certificate`. */
export function standingSql({ byIndex, joinInOrder }: Dialect) {
  // Every run released later has a counting result of the person, so a released run after the last pass means a fail.
  const lastPass = `(SELECT MAX(passed_run.run_number)
    FROM registration attempt${byIndex('ux_registration_attempt')}
    ${joinInOrder} result${byIndex('ix_result_registration')} ON result.registration_id = attempt.id
    ${joinInOrder} grading_run passed_run ON passed_run.id = result.run_id
    WHERE attempt.exam_id = certificate.exam_id AND attempt.person_id = certificate.person_id
    AND result.passed = 1 AND result.counts = 1 AND passed_run.released_at IS NOT NULL)`;
  const passLostAt = `(SELECT MIN(later.released_at) FROM grading_run later
    WHERE later.exam_id = certificate.exam_id AND later.released_at IS NOT NULL AND later.run_number > ${lastPass})`;
  const isRevoked = `(certificate.revoked_at IS NOT NULL OR ${passLostAt} IS NOT NULL)`;
  return {
    lastPass,
    isIssued: `(certificate.superseded_by IS NOT NULL OR ${lastPass} IS NOT NULL)`,
    ofRegistrations: `registration own${byIndex('PRIMARY')} ${joinInOrder} certificate${byIndex('ux_certificate_person')}
      ON certificate.exam_id = own.exam_id AND certificate.person_id = own.person_id`,
    isRevoked,
    filters: {
      valid: `NOT ${isRevoked}`,
      revoked: isRevoked,
      revocation_requested: `EXISTS (SELECT 1 FROM certificate_revocation request
        WHERE request.number = certificate.number AND request.decision IS NULL)`,
    },
    columns: `${FIELDS.map((field) => `certificate.${COLUMNS[field]} AS ${field}`).join(', ')}, ${passLostAt} AS passLostAt`,
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { RevocationDecision } from './certificate-revocation.entity';
import type { ListedRevocation } from './certificate-revocation.repository';

const DECISIONS: readonly RevocationDecision[] = ['confirmed', 'declined'];

/** A request to revoke a certificate. */
export class RevocationDto {
  id!: string;
  reason!: string;
  requestedAt!: string;

  @ApiProperty({ type: String, nullable: true })
  requestedByName!: string | null;

  /** Whether the caller made it; then somebody else has to confirm it. */
  isOwn!: boolean;

  /** Null while it is open. */
  @ApiProperty({ enum: DECISIONS, nullable: true })
  decision!: RevocationDecision | null;

  @ApiProperty({ type: String, nullable: true })
  decidedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  decidedByName!: string | null;

  /** Why it was declined. */
  @ApiProperty({ type: String, nullable: true })
  decisionReason!: string | null;
}

export class RevocationListDto {
  @ApiProperty({ type: [RevocationDto] })
  revocations!: RevocationDto[];
}

export const toRevocationView = ({
  revocation: {
    id,
    reason,
    requestedAt,
    requestedByName,
    requestedBy,
    decision,
    decidedAt,
    decidedByName,
    decisionReason,
  },
  staffId,
}: {
  revocation: ListedRevocation;
  staffId: string;
}): RevocationDto => ({
  id,
  reason,
  requestedAt: isoTime(requestedAt),
  requestedByName,
  isOwn: requestedBy === staffId,
  decision,
  decidedAt: isoTimeOrNull(decidedAt),
  decidedByName,
  decisionReason,
});

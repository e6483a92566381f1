import { ApiProperty } from '@nestjs/swagger';
import type { RegistrationOutcome } from '@sunflower/exam';

const SESSION_STATES = ['in_progress', 'submitted', 'timed_out', 'closed', 'voided'] as const;

export class PersonExamDto {
  registrationId!: string;
  examId!: string;
  examTitle!: string;
  sittingTitle!: string;
  opensAt!: string;
  attemptNumber!: number;
  ticketNumber!: string;
  @ApiProperty({ enum: ['deferred', 'violation', 'annulled'], nullable: true })
  outcome!: RegistrationOutcome | null;
  /** Null when not started. */
  @ApiProperty({ enum: SESSION_STATES, nullable: true })
  sessionState!: (typeof SESSION_STATES)[number] | null;
  /** The certificate of this person and exam; null when none is issued. */
  @ApiProperty({ type: String, nullable: true })
  certificateNumber!: string | null;
  certificateRevoked!: boolean;
}

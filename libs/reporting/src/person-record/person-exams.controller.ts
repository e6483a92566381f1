import { Controller, Get, Param } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Certificates } from '@sunflower/certificates';
import type { RegistrationOutcome } from '@sunflower/exam';
import { PersonReach } from '@sunflower/organisations';
import { isoTime, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { PersonExamsRepository } from './person-exams.repository';

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
  /** Null: has not started. */
  @ApiProperty({ enum: SESSION_STATES, nullable: true })
  sessionState!: (typeof SESSION_STATES)[number] | null;
  /** Of this person and exam; null: none is issued. */
  @ApiProperty({ type: String, nullable: true })
  certificateNumber!: string | null;
  certificateRevoked!: boolean;
}

/** What somebody of the roster has sat, and what came of it. */
@ApiTags('reporting')
@Controller('people')
export class PersonExamsController {
  constructor(
    private readonly reach: PersonReach,
    private readonly repository: PersonExamsRepository,
    private readonly certificates: Certificates,
  ) {}

  /** Newest first, at most 100. */
  @Get(':id/exams')
  @MayDo('roster.read')
  async list(@Staff() staff: StaffActor, @Param('id') personId: string): Promise<PersonExamDto[]> {
    await this.reach.person({ personId, staff, act: 'roster.read' });
    const exams = await this.repository.list(personId);
    const certificates = await this.certificates.listOfPerson(exams.map(({ registrationId }) => registrationId));
    return exams.map(({ opensAt, sessionState, ...exam }) => {
      const certificate = certificates.get(exam.registrationId);
      return {
        ...exam,
        opensAt: isoTime(opensAt),
        sessionState: sessionState as PersonExamDto['sessionState'],
        certificateNumber: certificate?.number ?? null,
        certificateRevoked: certificate ? certificate.revokedBy !== null : false,
      };
    });
  }
}

import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Certificates } from '@sunflower/certificates';
import { PersonReach } from '@sunflower/organisations';
import { isoTime, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { PersonExamDto } from './person-exams.dto';
import { PersonExamsRepository } from './person-exams.repository';

/** The exams a person of the roster is registered for, with session state and certificate. */
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

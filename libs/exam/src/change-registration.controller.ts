import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { MayCall, Staff, StaffActor } from '@sunflower/platform';
import { groupedAccessCode } from './access-code';
import { ExamAccess } from './exam-access';
import { toRegistrationDto } from './registration-view';
import { AccommodationDto, OutcomeDto, ReasonDto, RegistrationDto, ReissuedCodeDto } from './registration.dto';
import { Registrations } from './registrations';

const ROLES = ['administrator'] as const;

/** What administrators change of one registration, each with a reason on record. */
@Controller('registrations/:id')
@MayCall(...ROLES)
export class ChangeRegistrationController {
  constructor(
    private readonly access: ExamAccess,
    private readonly registrations: Registrations,
  ) {}

  /** The old access code stops to be one. */
  @Post('reissue-code')
  @HttpCode(200)
  async reissueCode(
    @Staff() staff: StaffActor,
    @Param('id') registrationId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<ReissuedCodeDto> {
    await this.access.registration({ staff, registrationId, roles: ROLES });
    const registration = await this.registrations.reissueCode({ registrationId, reason: reason.trim(), staff });
    const accessCode = groupedAccessCode(this.registrations.accessCodeOf(registration));
    return { registrationId, accessCodeVersion: registration.accessCodeVersion, accessCode };
  }

  @Put('accommodation')
  async accommodate(
    @Staff() staff: StaffActor,
    @Param('id') registrationId: string,
    @Body() body: AccommodationDto,
  ): Promise<RegistrationDto> {
    const examPath = await this.decidable({ staff, registrationId });
    const { extraTimeMinutes, accommodation = null, reason } = body;
    const registration = await this.registrations.setAccommodation({
      registrationId,
      extraTimeMinutes,
      accommodation: accommodation?.trim() || null,
      reason: reason.trim(),
      staff,
    });
    return toRegistrationDto({ registration, staff, examPath });
  }

  @Put('outcome')
  async setOutcome(
    @Staff() staff: StaffActor,
    @Param('id') registrationId: string,
    @Body() { outcome, reason }: OutcomeDto,
  ): Promise<RegistrationDto> {
    const examPath = await this.decidable({ staff, registrationId });
    const registration = await this.registrations.setOutcome({ registrationId, outcome, reason: reason.trim(), staff });
    return toRegistrationDto({ registration, staff, examPath });
  }

  /** The path of the exam, whose own time and outcome are to decide; a county below it may hand out a lost code, no more. */
  private async decidable({ staff, registrationId }: { staff: StaffActor; registrationId: string }): Promise<string> {
    const { examId } = await this.access.registration({ staff, registrationId, roles: ROLES });
    return (await this.access.wholeExam({ staff, examId, roles: ROLES })).organisationPath;
  }
}

import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { MayDo, Staff, StaffActor, type Act } from '@sunflower/platform';
import { groupedAccessCode } from '../ticket-code/access-code';
import { ExamAccess } from './exam-access';
import { toRegistrationDto } from '../registration/registration-view';
import {
  AccommodationDto,
  OutcomeDto,
  ReasonDto,
  RegistrationDto,
  ReissuedCodeDto,
} from '../registration/registration.dto';
import { Exams } from '../exam/exams';
import { Registrations } from '../registration/registrations';

/** Changes of one registration, each with a reason on record. */
@Controller('registrations/:id')
export class ChangeRegistrationController {
  constructor(
    private readonly access: ExamAccess,
    private readonly exams: Exams,
    private readonly registrations: Registrations,
  ) {}

  /** Makes the old access code invalid. */
  @Post('reissue-code')
  @MayDo('code.reissue')
  @HttpCode(200)
  async reissueCode(
    @Staff() staff: StaffActor,
    @Param('id') registrationId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<ReissuedCodeDto> {
    await this.access.registration({ staff, registrationId, act: 'code.reissue' });
    const registration = await this.registrations.reissueCode({ registrationId, reason: reason.trim(), staff });
    const accessCode = groupedAccessCode(this.registrations.accessCodeOf(registration));
    return { registrationId, accessCodeVersion: registration.accessCodeVersion, accessCode };
  }

  // Only the exam's own organisation and those above decide time and outcome; a county below may only reissue a code.
  @Put('accommodation')
  @MayDo('registration.accommodation')
  async accommodate(
    @Staff() staff: StaffActor,
    @Param('id') registrationId: string,
    @Body() body: AccommodationDto,
  ): Promise<RegistrationDto> {
    const examPath = await this.permitted({ staff, registrationId, act: 'registration.accommodation' });
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
  @MayDo('registration.outcome')
  async setOutcome(
    @Staff() staff: StaffActor,
    @Param('id') registrationId: string,
    @Body() { outcome, reason }: OutcomeDto,
  ): Promise<RegistrationDto> {
    const examPath = await this.permitted({ staff, registrationId, act: 'registration.outcome' });
    const registration = await this.registrations.setOutcome({ registrationId, outcome, reason: reason.trim(), staff });
    return toRegistrationDto({ registration, staff, examPath });
  }

  /** The organisation path of the registration's exam. @throws NotAllowed, RegistrationNotFound */
  private async permitted(act: { staff: StaffActor; registrationId: string; act: Act }): Promise<string> {
    const { examId } = await this.access.registration(act);
    return (await this.exams.getExam(examId)).organisationPath;
  }
}

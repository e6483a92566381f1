import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, StaffActor } from '@sunflower/platform';
import { ArrivalBody, ArrivalDto } from './arrival.dto';
import { SignInAtSite } from './sign-in-at-site';

/** Sign-in at the exam site, by the ticket. */
@ApiTags('reporting')
@Controller()
@MayDo('arrival.record')
export class ArrivalController {
  constructor(private readonly signIn: SignInAtSite) {}

  /** Records that somebody is here, once; repeating it does no harm. */
  @Post('exams/:examId/arrivals')
  @HttpCode(200)
  async arrive(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() { ticketNumber, sittingId }: ArrivalBody,
  ): Promise<ArrivalDto> {
    return this.signIn.arrive({ staff, examId, ticketNumber, sittingId: sittingId ?? null });
  }

  /** For whoever was recorded by mistake. */
  @Delete('registrations/:id/arrival')
  @HttpCode(204)
  async withdraw(@Staff() staff: StaffActor, @Param('id') registrationId: string): Promise<void> {
    await this.signIn.withdraw({ staff, registrationId });
  }
}

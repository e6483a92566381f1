import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { BodyLimit, isoTime, MayDo, Staff, StaffActor, type Act } from '@sunflower/platform';
import { pathsOf } from '../exam/exam-scope';
import { ChangeRegistrations, type ChangeOrder } from '../registration-change/change-registrations';
import {
  CancelledListQueryDto,
  CancelledRegistrationDto,
  ChangedRegistrationsDto,
  ChangeRegistrationsDto,
  MoveRegistrationsDto,
} from '../registration-change/registration-change.dto';
import { RegistrationChangeRepository } from '../registration-change/registration-change.repository';
import { ExamAccess } from './exam-access';

const PAGE = 100;
// Enough for a thousand ids.
const REGISTRATIONS = { kilobytes: 64, values: 1_100, listLength: 1_000 };

/** Cancels, moves or defers many registrations of one exam. */
@Controller('exams/:examId')
export class ChangeRegistrationsController {
  constructor(
    private readonly access: ExamAccess,
    private readonly changing: ChangeRegistrations,
    private readonly repository: RegistrationChangeRepository,
  ) {}

  /** Takes people who were registered by mistake out of the exam; they do not count as absent. */
  @Post('registrations/cancel')
  @HttpCode(200)
  @MayDo('registration.cancel')
  @BodyLimit(REGISTRATIONS)
  async cancel(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() body: ChangeRegistrationsDto,
  ): Promise<ChangedRegistrationsDto> {
    return this.changing.cancel(await this.order({ staff, examId, body, act: 'registration.cancel' }));
  }

  /** Tickets and access codes stay valid. */
  @Post('registrations/move')
  @HttpCode(200)
  @MayDo('registration.move')
  @BodyLimit(REGISTRATIONS)
  async move(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() body: MoveRegistrationsDto,
  ): Promise<ChangedRegistrationsDto> {
    const order = await this.order({ staff, examId, body, act: 'registration.move' });
    return this.changing.move({ ...order, sittingId: body.sittingId });
  }

  @Post('registrations/defer')
  @HttpCode(200)
  @MayDo('registration.defer')
  @BodyLimit(REGISTRATIONS)
  async defer(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() body: ChangeRegistrationsDto,
  ): Promise<ChangedRegistrationsDto> {
    return this.changing.defer(await this.order({ staff, examId, body, act: 'registration.defer' }));
  }

  @Get('cancelled-registrations')
  @MayDo('registration.read')
  async listCancelled(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Query() { after, limit = PAGE }: CancelledListQueryDto,
  ): Promise<CancelledRegistrationDto[]> {
    const { scope } = await this.access.exam({ staff, examId, act: 'registration.read' });
    const page = await this.repository.listCancelled({ examId, afterId: after ?? null, limit, paths: pathsOf(scope) });
    return page.map(({ examId: _, organisationPath: __, attemptNumber: ___, staffId: ____, cancelledAt, ...row }) => ({
      ...row,
      cancelledAt: isoTime(cancelledAt),
    }));
  }

  private async order({
    staff,
    examId,
    body: { registrationIds, reason },
    act,
  }: {
    staff: StaffActor;
    examId: string;
    body: ChangeRegistrationsDto;
    act: Act;
  }): Promise<ChangeOrder> {
    await this.access.exam({ staff, examId, act });
    return { examId, registrationIds, reason: reason.trim(), staffId: staff.staffId };
  }
}

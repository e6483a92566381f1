import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoTime, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { StaffReasonBody } from './identity.dto';
import { DemandSecondFactor } from '../second-factor/demand-second-factor';
import { SecondFactorDemandBody, SecondFactorDemandView } from './second-factor.dto';

/** The organisations that require a second factor of their staff, as far as they concern the administrator. */
@ApiTags('identity')
@Controller('staff/second-factor-demands')
export class SecondFactorDemandsController {
  constructor(private readonly demands: DemandSecondFactor) {}

  @Get()
  @MayDo('second-factor.read')
  async list(@Staff() staff: StaffActor): Promise<SecondFactorDemandView[]> {
    return (await this.demands.listFor(staff)).map(({ organisationId, organisationName, demandedAt, mayLift }) => ({
      organisationId,
      organisationName,
      since: isoTime(demandedAt),
      mayLift,
    }));
  }

  @Post()
  @MayDo('second-factor.demand')
  @HttpCode(204)
  async demand(@Staff() staff: StaffActor, @Body() { organisationId, reason }: SecondFactorDemandBody): Promise<void> {
    await this.demands.demand({ staff, organisationId, reason });
  }

  @Post(':organisationId/lift')
  @MayDo('second-factor.demand')
  @HttpCode(204)
  async lift(
    @Staff() staff: StaffActor,
    @Param('organisationId') organisationId: string,
    @Body() { reason }: StaffReasonBody,
  ): Promise<void> {
    await this.demands.lift({ staff, organisationId: organisationId.slice(0, 36), reason });
  }
}

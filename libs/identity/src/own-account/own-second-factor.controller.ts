import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayCall, Staff, StaffActor } from '@sunflower/platform';
import type { FastifyRequest } from 'fastify';
import { OwnSession } from '../access/access.guard';
import { OpenBefore } from '../duties/duty';
import { OwnPassword } from '../sign-in/own-password';
import type { HeldSession } from '../session/staff-sessions';
import { OwnSecondFactor } from './own-second-factor';
import {
  ConfirmSecondFactorBody,
  RecoveryCodesView,
  RemoveSecondFactorBody,
  SecondFactorOfferBody,
  SecondFactorOfferView,
  SecondFactorView,
} from '../administration/second-factor.dto';
import { WrongCode } from '../second-factor/second-factor.errors';
import { SecondStep } from '../second-factor/second-step';

/** The caller's own authenticator app. */
@ApiTags('identity')
@MayCall('staff')
@Controller('staff/me/second-factor')
export class OwnSecondFactorController {
  constructor(
    private readonly factor: OwnSecondFactor,
    private readonly ownPassword: OwnPassword,
    private readonly step: SecondStep,
  ) {}

  @Get()
  async describe(@Staff() { staffId }: StaffActor): Promise<SecondFactorView> {
    return this.factor.describe(staffId);
  }

  /** A secret for the app. Nothing changes until its first code is sent. */
  @OpenBefore('enrol_second_factor')
  @Post('offer')
  @HttpCode(200)
  async offer(
    @Staff() { staffId }: StaffActor,
    @Body() { password }: SecondFactorOfferBody,
    @Req() { ip }: FastifyRequest,
  ): Promise<SecondFactorOfferView> {
    return this.factor.offer(await this.ownPassword.prove({ staffId, password, address: ip }));
  }

  @OpenBefore('enrol_second_factor')
  @Post()
  async confirm(
    @OwnSession() { id: sessionId, actor }: HeldSession,
    @Body() { offer, code }: ConfirmSecondFactorBody,
  ): Promise<RecoveryCodesView> {
    return { recoveryCodes: await this.factor.confirm({ staffId: actor.staffId, sessionId, offer, code }) };
  }

  @Post('remove')
  @HttpCode(204)
  async remove(
    @OwnSession() { id: sessionId, actor: { staffId } }: HeldSession,
    @Body() { password, code }: RemoveSecondFactorBody,
    @Req() { ip: address }: FastifyRequest,
  ): Promise<void> {
    await this.ownPassword.prove({ staffId, password, address });
    if (!(await this.step.proves({ staffId, code, address }))) throw new WrongCode();
    await this.factor.remove({ staffId, sessionId });
  }
}

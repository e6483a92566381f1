import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayCall, Staff, StaffActor } from '@sunflower/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePassword } from './change-password';
import { OpenBefore } from '../duties/duty';
import { ChangePasswordBody, SignedInStaffView, StaffCodeBody, StaffSignInBody } from '../administration/identity.dto';
import { CodeRequired } from '../second-factor/second-factor.errors';
import type { SessionCookie } from '../session/session-cookie';
import { SecondSignInStep } from './second-sign-in-step';
import { visitorOf } from '../session/visitor';
import { VisitorSessions } from './visitor-sessions';
import { SignedInStaff } from './signed-in-staff';
import { StaffSignIns } from './staff-sign-ins';

const setCookies = (reply: FastifyReply, cookies: readonly SessionCookie[]): void => {
  for (const { name, value, options } of cookies) void reply.setCookie(name, value, options);
};

/** Sign-in and sign-out of staff, and the signed-in member. */
@ApiTags('identity')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly signIns: StaffSignIns,
    private readonly secondStep: SecondSignInStep,
    private readonly sessions: VisitorSessions,
    private readonly signedIn: SignedInStaff,
    private readonly changePassword: ChangePassword,
  ) {}

  /** With a second factor: `401 SECOND_FACTOR_CODE_REQUIRED`, and a cookie for the next step. */
  @MayCall('public')
  @Post('sign-in')
  @HttpCode(200)
  async signIn(
    @Body() { username, password }: StaffSignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInStaffView> {
    const step = await this.signIns.signIn({ username, password, visitor: visitorOf(request) });
    if (step.next === 'code') {
      setCookies(reply, [step.cookie]);
      throw new CodeRequired();
    }
    setCookies(reply, step.signedIn.cookies);
    return this.signedIn.describe(step.signedIn.staffId);
  }

  /**
   * The second step, in the same browser within five minutes of the password: a code of the app, or a recovery code.
   */
  @MayCall('public')
  @Post('sign-in/code')
  @HttpCode(200)
  async signInWithCode(
    @Body() { code }: StaffCodeBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInStaffView> {
    const { staffId, cookies } = await this.secondStep.signIn({ code, visitor: visitorOf(request) });
    setCookies(reply, cookies);
    return this.signedIn.describe(staffId);
  }

  @MayCall('public')
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    setCookies(reply, [await this.sessions.end(request.cookies ?? {})]);
  }

  @MayCall('staff')
  @OpenBefore('change_password', 'enrol_second_factor')
  @Get('me')
  async me(@Staff() staff: StaffActor): Promise<SignedInStaffView> {
    return this.signedIn.describe(staff.staffId);
  }

  @MayCall('staff')
  @OpenBefore('change_password', 'enrol_second_factor')
  @Post('me/password')
  @HttpCode(204)
  async changeOwnPassword(
    @Staff() { staffId }: StaffActor,
    @Body() { current, new: next }: ChangePasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setCookies(reply, await this.changePassword.changeOwn({ staffId, current, next, visitor: visitorOf(request) }));
  }
}

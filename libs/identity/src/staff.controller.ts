import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayCall, Staff, StaffActor } from '@sunflower/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ChangePassword } from './change-password';
import { ChangePasswordBody, SignedInStaffView, StaffSignInBody } from './identity.dto';
import type { SessionCookie } from './session-cookie';
import { StaffAccounts } from './staff-accounts';
import { StaffGrants } from './staff-grants';
import { STAFF_COOKIE, StaffSessions } from './staff-sessions';
import { StaffSignIns } from './staff-sign-ins';
import { toRoleView } from './staff-view';

const setCookie = (reply: FastifyReply, { name, value, options }: SessionCookie) =>
  void reply.setCookie(name, value, options);

/** Who is at the console. */
@ApiTags('identity')
@Controller('staff')
export class StaffController {
  constructor(
    private readonly signIns: StaffSignIns,
    private readonly sessions: StaffSessions,
    private readonly accounts: StaffAccounts,
    private readonly grants: StaffGrants,
    private readonly changePassword: ChangePassword,
  ) {}

  @MayCall('public')
  @Post('sign-in')
  @HttpCode(200)
  async signIn(
    @Body() { username, password }: StaffSignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedInStaffView> {
    const formerToken = request.cookies?.[STAFF_COOKIE] ?? null;
    const { staffId, cookie } = await this.signIns.signIn({ username, password, address: request.ip, formerToken });
    setCookie(reply, cookie);
    return this.signedIn(staffId);
  }

  @MayCall('public')
  @Post('sign-out')
  @HttpCode(204)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = request.cookies?.[STAFF_COOKIE];
    if (token) await this.signIns.signOut(token);
    setCookie(reply, this.sessions.expiredCookie());
  }

  @MayCall('staff')
  @Get('me')
  async me(@Staff() staff: StaffActor): Promise<SignedInStaffView> {
    return this.signedIn(staff.staffId);
  }

  @MayCall('staff')
  @Post('me/password')
  @HttpCode(204)
  async changeOwnPassword(
    @Staff() staff: StaffActor,
    @Body() { current, new: next }: ChangePasswordBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    setCookie(reply, await this.changePassword.changeOwn({ staff, current, next, address: request.ip }));
  }

  private async signedIn(staffId: string): Promise<SignedInStaffView> {
    const { id, displayName } = await this.accounts.getAccount(staffId);
    return { id, displayName, roles: (await this.grants.listFor(staffId)).map(toRoleView) };
  }
}

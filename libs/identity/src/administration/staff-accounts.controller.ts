import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, StaffActor } from '@sunflower/platform';
import {
  NewStaffAccountBody,
  NewStaffAccountView,
  ResetPasswordBody,
  StaffAccountPage,
  StaffAccountPageQuery,
  StaffReasonBody,
} from './identity.dto';
import { StaffAdministration } from './staff-administration';
import { toAccountView } from './staff-view';

/** The accounts of an administrator's subtree. */
@ApiTags('identity')
@Controller('staff/accounts')
export class StaffAccountsController {
  constructor(private readonly administration: StaffAdministration) {}

  @Get()
  @MayDo('account.read')
  async list(
    @Staff() staff: StaffActor,
    @Query() { after = '', limit = 100 }: StaffAccountPageQuery,
  ): Promise<StaffAccountPage> {
    const accounts = await this.administration.listAccounts({ staff, afterUsername: after, limit });
    return {
      items: accounts.map(toAccountView),
      nextAfter: accounts.length === limit ? (accounts.at(-1)?.username ?? null) : null,
    };
  }

  @Post()
  @MayDo('account.create')
  async create(
    @Staff() staff: StaffActor,
    @Body() { username, displayName, password, grants }: NewStaffAccountBody,
  ): Promise<NewStaffAccountView> {
    return this.administration.createAccount({ staff, username, displayName, password, grants });
  }

  @Post(':id/deactivate')
  @MayDo('account.deactivate')
  @HttpCode(204)
  async deactivate(
    @Staff() staff: StaffActor,
    @Param('id') accountId: string,
    @Body() { reason }: StaffReasonBody,
  ): Promise<void> {
    await this.administration.deactivate({ staff, accountId, reason });
  }

  @Post(':id/reactivate')
  @MayDo('account.deactivate')
  @HttpCode(204)
  async reactivate(
    @Staff() staff: StaffActor,
    @Param('id') accountId: string,
    @Body() { reason }: StaffReasonBody,
  ): Promise<void> {
    await this.administration.reactivate({ staff, accountId, reason });
  }

  @Post(':id/reset-password')
  @MayDo('account.reset-password')
  @HttpCode(204)
  async resetPassword(
    @Staff() staff: StaffActor,
    @Param('id') accountId: string,
    @Body() { password, reason }: ResetPasswordBody,
  ): Promise<void> {
    await this.administration.resetPassword({ staff, accountId, password, reason });
  }

  @Post(':id/remove-second-factor')
  @MayDo('account.remove-second-factor')
  @HttpCode(204)
  async removeSecondFactor(
    @Staff() staff: StaffActor,
    @Param('id') accountId: string,
    @Body() { reason }: StaffReasonBody,
  ): Promise<void> {
    await this.administration.removeSecondFactor({ staff, accountId, reason });
  }
}

import { Module, type NestModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { AccessGuard } from './access.guard';
import { CandidateSignIns } from './candidate-sign-ins';
import { ChangePassword } from './change-password';
import { CurrentAccessCodes } from './current-access-codes';
import { DemoAccountCheck } from './demo-account-check';
import { FittingBodyGuard, leaveFaultsToGuard } from './fitting-body.guard';
import { PasswordHashing } from './password-hashing';
import { RootAdministrators } from './root-administrators';
import { RouteDeclarations } from './route-declarations';
import { SignInThrottle } from './sign-in-throttle';
import { StaffAccount } from './staff-account.entity';
import { StaffAccountRepository } from './staff-account.repository';
import { StaffAccounts } from './staff-accounts';
import { StaffAccountsController } from './staff-accounts.controller';
import { StaffAdministration } from './staff-administration';
import { StaffGrants } from './staff-grants';
import { StaffRoleGrant } from './staff-role.entity';
import { StaffSession } from './staff-session.entity';
import { StaffSessionRepository } from './staff-session.repository';
import { StaffSessions } from './staff-sessions';
import { StaffSignIns } from './staff-sign-ins';
import { StaffController } from './staff.controller';

@Module({
  imports: [...entities(StaffAccount, StaffRoleGrant, StaffSession), OrganisationsModule, DiscoveryModule],
  controllers: [StaffController, StaffAccountsController],
  providers: [
    CandidateSignIns,
    ChangePassword,
    CurrentAccessCodes,
    DemoAccountCheck,
    PasswordHashing,
    RootAdministrators,
    RouteDeclarations,
    SignInThrottle,
    StaffAccountRepository,
    StaffAccounts,
    StaffAdministration,
    StaffGrants,
    StaffSessionRepository,
    StaffSessions,
    StaffSignIns,
    // In this order.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: FittingBodyGuard },
  ],
  exports: [CandidateSignIns, CurrentAccessCodes, RootAdministrators, SignInThrottle, StaffAccounts],
})
export class IdentityModule implements NestModule {
  constructor(private readonly http: HttpAdapterHost<FastifyAdapter>) {}

  configure(): void {
    leaveFaultsToGuard(this.http.httpAdapter);
  }
}

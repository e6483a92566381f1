import { Module, type NestModule } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { AccessGuard } from './access/access.guard';
import { GovernedAccounts } from './administration/governed-accounts';
import { CandidateSignIns } from './candidate/candidate-sign-ins';
import { ChangePassword } from './sign-in/change-password';
import { CurrentAccessCodes } from './candidate/current-access-codes';
import { DemoAccountCheck } from './account/demo-account-check';
import { StaffDuties } from './duties/staff-duties';
import { FittingBodyGuard, leaveFaultsToGuard } from './access/fitting-body.guard';
import { OwnSignIns } from './own-account/own-sign-ins';
import { OwnSignInsController } from './own-account/own-sign-ins.controller';
import { PasswordHashing } from './password/password-hashing';
import { RootAdministrators } from './administration/root-administrators';
import { RouteDeclarations } from './access/route-declarations';
import { DemandSecondFactor } from './second-factor/demand-second-factor';
import { OwnSecondFactor } from './own-account/own-second-factor';
import { OwnSecondFactorController } from './own-account/own-second-factor.controller';
import { SecondFactorDemandsController } from './administration/second-factor-demands.controller';
import { SecondFactorDemand, StaffRecoveryCode, StaffSecondFactor } from './second-factor/second-factor.entity';
import { RenewSecondFactors } from './second-factor/renew-second-factors';
import { SecondFactorRepository } from './second-factor/second-factor.repository';
import { SecondStep } from './second-factor/second-step';
import { SentCookies } from './session/session-cookie';
import { KnownBrowsers } from './sign-in/known-browsers';
import { OwnPassword } from './sign-in/own-password';
import { PasswordProof } from './sign-in/password-proof';
import { PendingSignIns } from './sign-in/pending-sign-ins';
import { SecondSignInStep } from './sign-in/second-sign-in-step';
import { SignInLog } from './sign-in/sign-in-log';
import { VisitorSessions } from './sign-in/visitor-sessions';
import { SignedInStaff } from './sign-in/signed-in-staff';
import { SignInThrottle } from './sign-in-throttle/sign-in-throttle';
import { StaffAccount } from './account/staff-account.entity';
import { StaffAccountRepository } from './account/staff-account.repository';
import { StaffAccounts } from './account/staff-accounts';
import { StaffAccountsController } from './administration/staff-accounts.controller';
import { StaffAdministration } from './administration/staff-administration';
import { StaffGrants } from './account/staff-grants';
import { StaffRoleGrant } from './account/staff-role.entity';
import { StaffSession } from './session/staff-session.entity';
import { StaffSessionRepository } from './session/staff-session.repository';
import { StaffSessions } from './session/staff-sessions';
import { StaffSignIns } from './sign-in/staff-sign-ins';
import { StaffController } from './sign-in/staff.controller';

@Module({
  imports: [
    ...entities(StaffAccount, StaffRoleGrant, StaffSession, StaffSecondFactor, StaffRecoveryCode, SecondFactorDemand),
    OrganisationsModule,
    DiscoveryModule,
  ],
  controllers: [
    StaffController,
    OwnSecondFactorController,
    OwnSignInsController,
    SecondFactorDemandsController,
    StaffAccountsController,
  ],
  providers: [
    CandidateSignIns,
    ChangePassword,
    CurrentAccessCodes,
    DemandSecondFactor,
    DemoAccountCheck,
    GovernedAccounts,
    KnownBrowsers,
    OwnPassword,
    OwnSecondFactor,
    OwnSignIns,
    PasswordHashing,
    PasswordProof,
    PendingSignIns,
    RenewSecondFactors,
    RootAdministrators,
    RouteDeclarations,
    SecondFactorRepository,
    SecondSignInStep,
    SecondStep,
    SentCookies,
    SignInLog,
    SignInThrottle,
    SignedInStaff,
    StaffAccountRepository,
    StaffAccounts,
    StaffAdministration,
    StaffDuties,
    StaffGrants,
    StaffSessionRepository,
    StaffSessions,
    StaffSignIns,
    VisitorSessions,
    // The order matters: access is checked before the body.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: FittingBodyGuard },
  ],
  exports: [CandidateSignIns, CurrentAccessCodes, RootAdministrators, SignInLog, SignInThrottle, StaffAccounts],
})
export class IdentityModule implements NestModule {
  constructor(private readonly http: HttpAdapterHost<FastifyAdapter>) {}

  configure(): void {
    leaveFaultsToGuard(this.http.httpAdapter);
  }
}

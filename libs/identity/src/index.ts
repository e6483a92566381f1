export { CandidateSignIns } from './candidate-sign-ins';
export { SignInRefused, TooManyFailures } from './identity.errors';
export { IdentityModule } from './identity.module';
export { RootAdministrators } from './root-administrators';
export type { SessionCookie } from './session-cookie';
export { signInKey, SignInThrottle } from './sign-in-throttle';
export { StaffAccounts, type NewStaffAccount } from './staff-accounts';

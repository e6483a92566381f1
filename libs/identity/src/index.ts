export {
  ENDED_SIGN_INS_LENGTH,
  signInHolds,
  withEnded,
  type SignInStanding,
} from './candidate-sign-out/ended-sign-ins';
export { CandidateSignIns } from './candidate-sign-ins';
export { CurrentAccessCodes } from './current-access-codes';
export { SignInRefused, TooManyFailures } from './identity.errors';
export { IdentityModule } from './identity.module';
export { RootAdministrators } from './root-administrators';
export type { Cookies, SessionCookie } from './session-cookie';
export { SignInLog } from './sign-in/sign-in-log';
export { signInKey, SignInThrottle } from './sign-in-throttle';
export { StaffAccounts, type NewStaffAccount } from './staff-accounts';

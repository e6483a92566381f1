import { Injectable } from '@nestjs/common';
import { Overloaded } from '@sunflower/platform';
import { TooManyFailures } from '../identity.errors';
import { PasswordHashing, staffCaller, type Caller } from '../password/password-hashing';
import { signInKey, SignInThrottle } from '../sign-in-throttle/sign-in-throttle';
import type { StaffAccountRow } from '../account/staff-account.repository';
import { KnownBrowsers } from './known-browsers';
import { networkOf } from '../sign-in-throttle/network-of';
import { SignInLog } from './sign-in-log';
import type { Visitor } from '../session/visitor';

interface Proof {
  /** Null where there is nobody to be. */
  account: StaffAccountRow | null;
  password: string;
  caller: Caller;
  /** Under which failures are counted. */
  key: string;
  address: string;
}

/** Whether a password is right: each caller within a budget, failures counted, and nothing else counted as one. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly passwords: PasswordHashing,
    private readonly throttle: SignInThrottle,
    private readonly browsers: KnownBrowsers,
    private readonly log: SignInLog,
  ) {}

  /**
   * For a sign-in. A browser in which this account signed in before has a lane, a budget and a count of failures of its own,
   * so that whoever attacks from elsewhere, or from the same address, neither stops nor locks out its owner.
   * @throws TooManyFailures, Overloaded
   */
  ofVisitor({
    name,
    account,
    password,
    visitor,
  }: {
    /** As it was typed, where it is nobody's. */
    name: string;
    account: StaffAccountRow | null;
    password: string;
    visitor: Visitor;
  }): Promise<boolean> {
    const { address, cookies } = visitor;
    const active = account?.active ? account : null;
    const browserId = active && this.browsers.find({ account: active, cookies });
    const caller: Caller = browserId
      ? { lane: 'known', name: `browser ${browserId}` }
      : { lane: 'newcomer', name: networkOf(address) };
    const key = browserId ? `browser ${browserId}` : signInKey({ account: name, address });
    return this.prove({ account: active, password, caller, key, address });
  }

  /** For an act that asks for the password again. @throws TooManyFailures, Overloaded */
  ofSignedIn({ account, password, address }: Pick<Proof, 'password' | 'address'> & { account: StaffAccountRow }) {
    const caller = staffCaller(account.id);
    return this.prove({ account, password, caller, key: caller.name, address });
  }

  private async prove({ account, password, caller, key, address }: Proof): Promise<boolean> {
    let failed = false;
    // Asked again when its turn comes: of many at once, those that wait have not been counted before.
    const onTurn = () => {
      this.throttle.check(key);
      this.throttle.fail(key);
      failed = true;
    };
    try {
      this.throttle.check(key);
      const passwordHash = account?.passwordHash ?? null;
      const proven = await this.passwords.matches({ passwordHash, password, caller, onTurn });
      if (proven) this.throttle.succeed(key);
      return proven;
    } catch (error) {
      if (failed) this.throttle.takeBack(key);
      this.tell({ error, ids: { staffId: account?.id ?? null, address, lane: caller.lane } });
      throw error;
    }
  }

  private tell({ error, ids }: { error: unknown; ids: object }): void {
    if (error instanceof TooManyFailures) this.log.note('staff.sign-in-throttled', ids);
    if (error instanceof Overloaded) this.log.note('staff.sign-in-overloaded', ids);
  }
}

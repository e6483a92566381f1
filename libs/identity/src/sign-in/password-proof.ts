import { Injectable } from '@nestjs/common';
import { networkOf, Overloaded } from '@sunflower/platform';
import { TooManyFailures } from '../identity.errors';
import { PasswordHashing, staffCaller, type Caller } from '../password/password-hashing';
import { signInKey, SignInThrottle } from '../sign-in-throttle/sign-in-throttle';
import type { StaffAccountRow } from '../account/staff-account.repository';
import { KnownBrowsers } from './known-browsers';
import { SignInLog } from './sign-in-log';
import type { Visitor } from '../session/visitor';

interface Proof {
  /** Null when there is no such account, or none that may sign in. */
  account: StaffAccountRow | null;
  password: string;
  caller: Caller;
  /** Key under which failures are counted. */
  key: string;
  address: string;
}

/** Checks a password: each caller has a budget, and only wrong passwords count as failures. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly passwords: PasswordHashing,
    private readonly throttle: SignInThrottle,
    private readonly browsers: KnownBrowsers,
    private readonly log: SignInLog,
  ) {}

  /**
   * For a sign-in. A browser in which this account signed in before has its own lane, budget and count of failures, so
   * that an attacker elsewhere or at the same address cannot stop or lock out the owner.
   * @throws TooManyFailures, Overloaded
   */
  ofVisitor({
    name,
    account,
    password,
    visitor,
  }: {
    /** The name to count failures under; as typed when it is not a username. */
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
    // Checks the throttle again at its turn: of many parallel attempts, the waiting ones were not counted before.
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

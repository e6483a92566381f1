import { hash, verify } from '@node-rs/argon2';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { availableParallelism } from 'node:os';
import { ConcurrencyGate, type Lane } from '../sign-in-throttle/concurrency-gate';
import { WorkBudget } from '../sign-in-throttle/work-budget';

// OWASP's minimum for argon2id: 19 MiB, two passes, one thread; argon2id is the library's default type.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_WAITING = 200;
const MAX_WAIT_MS = 5000;
/**
 * Enough for an office behind one address in the morning; twenty addresses that attack without pause use a fifth of one
 * core.
 */
const BUDGET = { burst: 60, perSecond: 1, atOnce: 8, rememberedCallers: 50_000 };

/** The caller whose budget a hash is charged to. */
export interface Caller {
  lane: Lane;
  /** Owner of the budget: a network, a known browser, or a member of staff. */
  name: string;
}

export const staffCaller = (staffId: string): Caller => ({ lane: 'known', name: `staff ${staffId}` });

/** argon2id. One core stays free for candidates while staff sign in. */
@Injectable()
export class PasswordHashing implements OnModuleInit {
  private readonly gate = new ConcurrencyGate({
    atATime: Math.max(1, availableParallelism() - 1),
    maxWaiting: MAX_WAITING,
    maxWaitMs: MAX_WAIT_MS,
  });
  private readonly budget: WorkBudget;
  private decoyHash = '';

  constructor(clock: Clock) {
    this.budget = new WorkBudget(clock, BUDGET);
  }

  async onModuleInit(): Promise<void> {
    this.decoyHash = await this.hash({ password: 'nobody has this password', caller: null });
  }

  /** `caller` is null for the system itself. @throws Overloaded */
  hash({ password, caller }: { password: string; caller: Caller | null }): Promise<string> {
    return this.inTurn({ caller, work: () => hash(password.normalize('NFKC'), COST) });
  }

  /**
   * Takes the same time with (`passwordHash`) or without (null) an account. `onTurn` is called when the caller's turn
   * comes; a caller refused before that has tried nothing.
   * @throws Overloaded, and the errors of `onTurn`
   */
  async matches({
    passwordHash,
    password,
    caller,
    onTurn = () => undefined,
  }: {
    passwordHash: string | null;
    password: string;
    caller: Caller;
    onTurn?: () => void;
  }): Promise<boolean> {
    const equal = await this.inTurn({
      caller,
      work: async () => {
        onTurn();
        return verify(passwordHash ?? this.decoyHash, password.normalize('NFKC'));
      },
    });
    return equal && passwordHash !== null;
  }

  private inTurn<T>({ caller, work }: { caller: Caller | null; work: () => Promise<T> }): Promise<T> {
    if (!caller) return this.gate.run({ lane: 'known', work });
    return this.budget.run({ caller: caller.name, work: () => this.gate.run({ lane: caller.lane, work }) });
  }
}

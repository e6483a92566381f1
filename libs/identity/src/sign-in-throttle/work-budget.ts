import { Overloaded, roomFor, type Clock } from '@sunflower/platform';
import { LRUCache } from 'lru-cache';

export interface WorkBudgetOptions {
  /** Number of pieces of work that a caller may request in a row, at least 1. */
  burst: number;
  /** Number regained each second. */
  perSecond: number;
  /** Greatest number of one caller's pieces of work waiting or running at once, at least 1. */
  atOnce: number;
  /** Number of callers remembered; the least recently seen one is dropped first. */
  rememberedCallers: number;
}

interface Account {
  tokens: number;
  atMs: number;
  open: number;
}

const BUSY_SECONDS = 2;

/** Limits slow work for each caller, so that no caller uses up the capacity for all. */
export class WorkBudget {
  private readonly accounts: LRUCache<string, Account>;

  constructor(
    private readonly clock: Clock,
    private readonly options: WorkBudgetOptions,
  ) {
    this.accounts = new LRUCache(roomFor(options.rememberedCallers));
  }

  /** Work refused as Overloaded further in is not charged. @throws Overloaded when this caller must wait */
  async run<T>({ caller, work }: { caller: string; work: () => Promise<T> }): Promise<T> {
    const account = this.charge(caller);
    account.open += 1;
    try {
      return await work();
    } catch (error) {
      if (error instanceof Overloaded) account.tokens += 1;
      throw error;
    } finally {
      account.open -= 1;
    }
  }

  private charge(caller: string): Account {
    const { burst, perSecond, atOnce } = this.options;
    const now = this.clock.now();
    const account = this.accounts.get(caller) ?? { tokens: burst, atMs: now, open: 0 };
    account.tokens = Math.min(burst, account.tokens + (Math.max(0, now - account.atMs) / 1000) * perSecond);
    account.atMs = now;
    this.accounts.set(caller, account);
    if (account.open >= atOnce) throw new Overloaded(BUSY_SECONDS);
    if (account.tokens < 1) throw new Overloaded(Math.max(1, Math.ceil((1 - account.tokens) / perSecond)));
    account.tokens -= 1;
    return account;
  }
}

import { hash, verify } from '@node-rs/argon2';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { availableParallelism } from 'node:os';
import { ConcurrencyGate } from './concurrency-gate';

// OWASP's minimum for argon2id: 19 MiB, two passes, one thread; the type is the library's default.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const MAX_WAITING = 100;

/** argon2id. One core is always left to those who sit an exam while staff sign in. */
@Injectable()
export class PasswordHashing implements OnModuleInit {
  private readonly gate = new ConcurrencyGate({
    lanes: Math.max(1, availableParallelism() - 1),
    maxWaiting: MAX_WAITING,
  });
  private decoyHash = '';

  async onModuleInit(): Promise<void> {
    this.decoyHash = await this.hash('nobody has this password');
  }

  hash(password: string): Promise<string> {
    return this.gate.run(() => hash(password.normalize('NFKC'), COST));
  }

  /** Takes the same time whether there is such an account (`passwordHash`) or not (null). */
  async matches({ passwordHash, password }: { passwordHash: string | null; password: string }): Promise<boolean> {
    const equal = await this.gate.run(() => verify(passwordHash ?? this.decoyHash, password.normalize('NFKC')));
    return equal && passwordHash !== null;
  }
}

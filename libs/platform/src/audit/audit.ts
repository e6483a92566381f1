import { Injectable } from '@nestjs/common';
import { Clock } from '../time/clock';
import { Secrets } from '../secrets/crypto';
import { Database } from '../database/database';
import type { Queries } from '../database/queries';
import { newId } from '../ids';
import { AuditEntry } from './audit-entry.entity';
import { signEntry } from './chain/audit-chain';

export interface AuditedAct {
  /** Null when the system itself acted. */
  staffId: string | null;
  /** `session.extended`, `run.released`: noun.verb in the past. */
  action: string;
  subjectType: string;
  subjectId: string;
  reason: string | null;
  /** Ids and numbers; never an answer, a name or an ID number. */
  details?: object;
}

/** Records who did what, when and why, in the transaction of the act, so that both commit or neither does. */
@Injectable()
export class Audit {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  /**
   * `transaction` is the handle when the act runs in `transactionByHandle`.
   * @throws Error outside of a transaction: an act and its audit row commit together
   */
  record(act: AuditedAct, transaction?: Queries): Promise<void> {
    return this.recordAll([act], transaction);
  }

  /** Records one act on many subjects, with one time and one statement. @throws Error outside of a transaction */
  async recordAll(acts: readonly AuditedAct[], transaction?: Queries): Promise<void> {
    if (!transaction && !this.database.inTransaction)
      throw new Error(`${acts[0]?.action} was audited outside of a transaction`);
    const at = this.clock.now();
    await (transaction ?? this.database).repository(AuditEntry).insert(
      acts.map(({ staffId, details, reason, ...act }) => {
        const row = {
          ...act,
          id: newId(),
          at,
          actorType: staffId === null ? ('system' as const) : ('staff' as const),
          actorId: staffId,
          reason: reason === null ? null : asStored(reason),
        };
        const signature = signEntry({
          secrets: this.secrets,
          entry: { ...row, details: details ? JSON.stringify(details) : null },
        });
        return { ...row, details: (details ?? null) as never, signature };
      }),
    );
  }

  /** Newest first. */
  listFor({ subjectType, subjectId }: Pick<AuditedAct, 'subjectType' | 'subjectId'>): Promise<AuditEntry[]> {
    return this.database
      .repository(AuditEntry)
      .find({ where: { subjectType, subjectId }, order: { at: 'DESC' }, take: 500 });
  }
}

/** The text as the database stores it: lone surrogates, which a broken client may send, are replaced before signing. */
const asStored = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

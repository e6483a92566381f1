import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import type { ApiHorizon } from './api-horizon.entity';

/** The horizons of the running apis. */
@Injectable()
export class ApiHorizonRepository {
  constructor(private readonly database: Database) {}

  /** Replaces what this api told before. */
  async tell({ apiId, workedUpTo, toldAt }: ApiHorizon): Promise<void> {
    const { keepExisting } = this.database.dialect;
    await this.database.transactionByHandle(async (transaction) => {
      const changed = await transaction.execute(
        'UPDATE api_horizon SET worked_up_to = ?, told_at = ? WHERE api_id = ?',
        [workedUpTo, toldAt, apiId],
      );
      // A row with the same times does not count as changed.
      if (changed > 0) return;
      await transaction.execute(
        `INSERT INTO api_horizon (api_id, worked_up_to, told_at) VALUES (?, ?, ?)${keepExisting({ key: ['api_id'] })}`,
        [apiId, workedUpTo, toldAt],
      );
    });
  }

  async remove(apiId: string): Promise<void> {
    await this.database.execute('DELETE FROM api_horizon WHERE api_id = ?', [apiId]);
  }

  /** Removes the rows of apis that ended without removing them. */
  async removeToldBefore(timeMs: number): Promise<void> {
    await this.database.execute('DELETE FROM api_horizon WHERE told_at < ?', [timeMs]);
  }

  /** The least of the horizons told after this time, except that of `apiId`; null when there is none. */
  async findEarliest({ toldAfterMs, apiId }: { toldAfterMs: number; apiId: string }): Promise<number | null> {
    const [row] = await this.database.select<{ earliest: string | number | null }>(
      'SELECT MIN(worked_up_to) AS earliest FROM api_horizon WHERE told_at > ? AND api_id <> ?',
      [toldAfterMs, apiId],
    );
    const earliest = row?.earliest ?? null;
    return earliest === null ? null : Number(earliest);
  }
}

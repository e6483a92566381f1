import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Log, SealBroken, SecretChange } from '@sunflower/platform';
import { BadRowRepository, type BadRowKey, type BadRowRecord } from './bad-row.repository';
import { BadRows } from './bad-rows';

const ROWS_AT_ONCE = 200;

/** Seals and hashes the bad rows of roster imports again after a change of the master secret. */
@Injectable()
export class RenewBadRows implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly repository: BadRowRepository,
    private readonly badRows: BadRows,
    private readonly change: SecretChange,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.change.add({ name: 'roster_import_bad_row', renew: (after) => this.renew(after) });
  }

  private renew(after: string): Promise<{ renewed: number; next: string | null }> {
    return this.database.transaction(async () => {
      const place = after === '' ? null : (JSON.parse(after) as BadRowKey);
      const page = await this.repository.page({ after: place, limit: ROWS_AT_ONCE });
      const renewed = page.flatMap((row) => this.renewed(row) ?? []);
      for (const row of renewed) await this.repository.reseal(row);
      const last = page.at(-1);
      const isLast = last === undefined || page.length < ROWS_AT_ONCE;
      const next = isLast ? null : JSON.stringify({ importId: last.importId, lineNumber: last.lineNumber });
      return { renewed: renewed.length, next };
    });
  }

  /** Null for a row that is up to date, and for a damaged row, which cannot be read anyway. */
  private renewed(row: BadRowRecord): BadRowRecord | null {
    try {
      const anew = this.badRows.renewed(row);
      return anew && { ...row, ...anew };
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      const { importId, lineNumber } = row;
      this.log.warn('secret.row-damaged', { table: 'roster_import_bad_row', key: [importId, lineNumber] });
      return null;
    }
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Log, SealBroken, SecretChange } from '@sunflower/platform';
import { PersonalData } from '../person/personal-data';
import { SEALED_TABLES, SealedRowRepository, type SealedRow, type SealedTable } from './sealed-row.repository';

const ROWS_AT_ONCE = 200;

/**
 * Seals and hashes ID numbers and phones again after a change of the master secret, for people and for staged imports.
 */
@Injectable()
export class RenewPersonalData implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly rows: SealedRowRepository,
    private readonly personalData: PersonalData,
    private readonly change: SecretChange,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    for (const table of SEALED_TABLES) this.change.add({ name: table, renew: (after) => this.renew({ table, after }) });
  }

  private renew({
    table,
    after,
  }: {
    table: SealedTable;
    after: string;
  }): Promise<{ renewed: number; next: string | null }> {
    return this.database.transaction(async () => {
      const place = after === '' ? null : (JSON.parse(after) as SealedRow['key']);
      const page = await this.rows.page({ table, after: place, limit: ROWS_AT_ONCE });
      const renewed = page.flatMap((row) => this.sealedAnew({ table, row }) ?? []);
      for (const row of renewed) await this.rows.update({ table, row });
      const last = page.length < ROWS_AT_ONCE ? null : JSON.stringify(page.at(-1)?.key);
      return { renewed: renewed.length, next: last };
    });
  }

  /** Null for a row that is up to date, and for a damaged row, which cannot be read anyway. */
  private sealedAnew({
    table,
    row: { idNumberSealed, phoneSealed, ...row },
  }: {
    table: SealedTable;
    row: SealedRow;
  }): SealedRow | null {
    if (!this.isOutdated(idNumberSealed) && !this.isOutdated(phoneSealed)) return null;
    try {
      const idNumber = this.isOutdated(idNumberSealed) ? this.personalData.open(idNumberSealed) : null;
      return {
        ...row,
        idNumberSealed: idNumber === null ? idNumberSealed : this.personalData.seal(idNumber),
        idNumberHash:
          idNumber === null ? row.idNumberHash : this.personalData.hashIdNumber({ idType: row.idType, idNumber }),
        phoneSealed: this.isOutdated(phoneSealed)
          ? this.personalData.seal(this.personalData.open(phoneSealed as string))
          : phoneSealed,
      };
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error;
      this.log.warn('secret.row-damaged', { table, key: row.key });
      return null;
    }
  }

  private isOutdated(sealed: string | null): boolean {
    // Empty: erased.
    return sealed !== null && sealed !== '' && this.personalData.isOutdated(sealed);
  }
}

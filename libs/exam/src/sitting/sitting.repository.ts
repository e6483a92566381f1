import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import type { SittingRow } from '../content/registration-row';
import { Sitting } from './sitting.entity';

@Injectable()
export class SittingRepository {
  constructor(private readonly database: Database) {}

  find(id: string): Promise<SittingRow | null> {
    return this.database.repository(Sitting).findOneBy({ id });
  }

  listByExam(examId: string): Promise<SittingRow[]> {
    return this.database.repository(Sitting).find({ where: { examId }, order: { opensAt: 'ASC', id: 'ASC' } });
  }

  /** Locks the row to the end of the transaction. */
  async lockRow(id: string): Promise<boolean> {
    const rows = await this.database.select(
      `SELECT id FROM sitting WHERE id = ?${this.database.dialect.lockExclusive}`,
      [id],
    );
    return rows.length > 0;
  }

  /** How many public pages register for it. */
  async countPages(id: string): Promise<number> {
    const [row] = await this.database.select<{ pages: number | string }>(
      'SELECT COUNT(*) AS pages FROM self_registration WHERE sitting_id = ?',
      [id],
    );
    return Number(row?.pages ?? 0);
  }

  async insert(sitting: SittingRow): Promise<void> {
    await this.database.repository(Sitting).insert(sitting);
  }

  async delete(id: string): Promise<void> {
    await this.database.execute('DELETE FROM sitting WHERE id = ?', [id]);
  }

  async update({ id, ...changes }: SittingRow): Promise<void> {
    await this.database.repository(Sitting).update({ id }, changes);
  }
}

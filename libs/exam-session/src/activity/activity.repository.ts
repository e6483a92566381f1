import { Injectable } from '@nestjs/common';
import { Database, inList, newId, placeholders } from '@sunflower/platform';

// A chunk has up to 60 KB.
const CHUNKS_A_STATEMENT = 10;

/** All SQL on recent page activity. */
@Injectable()
export class ActivityRepository {
  constructor(private readonly database: Database) {}

  async insert({ chunks, writtenAtMs }: { chunks: readonly string[]; writtenAtMs: number }): Promise<void> {
    for (let from = 0; from < chunks.length; from += CHUNKS_A_STATEMENT) {
      const some = chunks.slice(from, from + CHUNKS_A_STATEMENT);
      await this.database.execute(
        `INSERT INTO session_activity (id, written_at, activity) VALUES ${placeholders({ rows: some.length, columns: 3 })}`,
        some.flatMap((chunk) => [newId(), writtenAtMs, chunk]),
      );
    }
  }

  async writtenSince(timeMs: number): Promise<{ id: string; writtenAtMs: number }[]> {
    const rows = await this.database.select<{ id: string; written_at: number | string }>(
      'SELECT id, written_at FROM session_activity WHERE written_at >= ?',
      [timeMs],
    );
    return rows.map(({ id, written_at }) => ({ id, writtenAtMs: Number(written_at) }));
  }

  async read(ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.select<{ activity: string }>(
      `SELECT activity FROM session_activity WHERE id IN ${inList(ids)} ORDER BY written_at, id`,
      [...ids],
    );
    return rows.map(({ activity }) => activity);
  }

  async deleteBefore(timeMs: number): Promise<void> {
    await this.database.execute('DELETE FROM session_activity WHERE written_at < ?', [timeMs]);
  }
}

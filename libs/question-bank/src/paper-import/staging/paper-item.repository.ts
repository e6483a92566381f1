import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import { In } from 'typeorm';
import type { StagedQuestion, StagedState } from '../checking/staged-question';
import type { NewItem } from './new-item';
import { PaperImportGroup } from './paper-import-group.entity';
import { PaperImportItem } from './paper-import-item.entity';

/** Filters for the questions of an import; `warned` and `duplicate` select only storable questions. */
export const ITEM_FILTERS = ['all', 'good', 'open', 'warned', 'duplicate', 'skipped', 'stored'] as const;
export type ItemFilter = (typeof ITEM_FILTERS)[number];

export type ItemCounts = Record<ItemFilter, number>;

/** A question that can be stored. */
export type GoodItem = Pick<
  PaperImportItem,
  'position' | 'groupNumber' | 'question' | 'duplicateCode' | 'duplicatePosition'
>;

type GoodRow = Omit<GoodItem, 'question'> & { question: string };

interface CountRow {
  state: StagedState;
  total: number | string;
  warned: number | string | null;
  duplicate: number | string | null;
}

const ITEMS_A_STATEMENT = 200;
const OPEN: StagedState[] = ['faulty', 'held'];

/** Stores the questions of imported papers. */
@Injectable()
export class PaperItemRepository {
  constructor(private readonly database: Database) {}

  /** Must run in a transaction. */
  async insert({
    importId,
    items,
    groups,
  }: {
    importId: string;
    items: readonly NewItem[];
    groups: PaperImportGroup[];
  }): Promise<void> {
    if (groups.length > 0) await this.database.repository(PaperImportGroup).insert(groups);
    for (let start = 0; start < items.length; start += ITEMS_A_STATEMENT)
      await this.insertSome({ importId, items: items.slice(start, start + ITEMS_A_STATEMENT) });
  }

  /** Not through TypeORM, which would write the JSON again. */
  private async insertSome({ importId, items }: { importId: string; items: readonly NewItem[] }): Promise<void> {
    await this.database.execute(
      `INSERT INTO paper_import_item (import_id, position, group_number, state, mended, warned, number, place, question,
         notices, duplicate_code, duplicate_position)
       VALUES ${placeholders({ rows: items.length, columns: 12 })}`,
      items.flatMap((item) => [
        importId,
        item.position,
        item.groupNumber,
        item.state,
        false,
        item.warned,
        item.number,
        item.place,
        item.question,
        item.notices,
        item.duplicateCode,
        item.duplicatePosition,
      ]),
    );
  }

  /** In the order of the file. */
  list({
    importId,
    filter,
    after,
    limit,
  }: {
    importId: string;
    filter: ItemFilter;
    after: number;
    limit: number;
  }): Promise<PaperImportItem[]> {
    return this.items
      .createQueryBuilder('i')
      .where('i.importId = :importId AND i.position > :after', { importId, after })
      .andWhere(...conditionOf(filter))
      .orderBy('i.position')
      .take(limit)
      .getMany();
  }

  async counts(importId: string): Promise<ItemCounts> {
    const rows = await this.database.select<CountRow>(
      `SELECT state, COUNT(*) AS total, SUM(CASE WHEN warned THEN 1 ELSE 0 END) AS warned,
         SUM(CASE WHEN duplicate_code IS NOT NULL OR duplicate_position IS NOT NULL THEN 1 ELSE 0 END) AS duplicate
       FROM paper_import_item WHERE import_id = ? GROUP BY state`,
      [importId],
    );
    const of = (states: readonly StagedState[], column: 'total' | 'warned' | 'duplicate' = 'total'): number =>
      rows.filter(({ state }) => states.includes(state)).reduce((sum, row) => sum + Number(row[column] ?? 0), 0);
    return {
      all: rows.reduce((sum, { total }) => sum + Number(total), 0),
      good: of(['good']),
      open: of(OPEN),
      warned: of(['good'], 'warned'),
      duplicate: of(['good'], 'duplicate'),
      skipped: of(['skipped']),
      stored: of(['stored']),
    };
  }

  listAt({ importId, positions }: { importId: string; positions: number[] }): Promise<PaperImportItem[]> {
    return this.items.find({ where: { importId, position: In(positions) }, order: { position: 'ASC' } });
  }

  /** The questions of these groups, in order. */
  listMembers({ importId, groupNumbers }: { importId: string; groupNumbers: number[] }): Promise<PaperImportItem[]> {
    return this.items.find({ where: { importId, groupNumber: In(groupNumbers) }, order: { position: 'ASC' } });
  }

  listGroups({ importId, numbers }: { importId: string; numbers: number[] }): Promise<PaperImportGroup[]> {
    if (numbers.length === 0) return Promise.resolve([]);
    return this.database.repository(PaperImportGroup).find({
      where: { importId, number: In([...new Set(numbers)]) },
      order: { number: 'ASC' },
    });
  }

  /**
   * The questions with this notice that are neither stored nor skipped. The duplicate codes select the duplicates of
   * the bank or of the file.
   */
  listAlike({ importId, code, limit }: { importId: string; code: string; limit: number }): Promise<PaperImportItem[]> {
    const duplicates: Record<string, string> = {
      IMPORT_STEM_IN_BANK: 'i.duplicateCode IS NOT NULL',
      IMPORT_STEM_IN_FILE: 'i.duplicateCode IS NULL AND i.duplicatePosition IS NOT NULL',
    };
    return this.items
      .createQueryBuilder('i')
      .where(`i.importId = :importId AND i.state IN ('good', 'faulty', 'held')`, { importId })
      .andWhere(duplicates[code] ?? 'i.notices LIKE :said', { said: `%"code":"${code}"%` })
      .orderBy('i.position')
      .take(limit)
      .getMany();
  }

  async save(item: PaperImportItem, change: Partial<Omit<PaperImportItem, 'importId' | 'position'>>): Promise<void> {
    await this.items.update({ importId: item.importId, position: item.position }, change as object);
  }

  async saveGroup({ importId, number, format, stimulus }: PaperImportGroup): Promise<void> {
    await this.database.repository(PaperImportGroup).update({ importId, number }, { format, stimulus });
  }

  /** In the order of the file. Read without TypeORM, whose objects take most of the time of a large page. */
  async listGood({ importId, after, limit }: { importId: string; after: number; limit: number }): Promise<GoodItem[]> {
    const rows = await this.database.select<GoodRow>(
      `SELECT position, group_number AS groupNumber, question, duplicate_code AS duplicateCode,
         duplicate_position AS duplicatePosition
       FROM paper_import_item WHERE import_id = ? AND state = 'good' AND position > ? ORDER BY position LIMIT ?`,
      [importId, after, limit],
    );
    return rows.map((row) => ({ ...row, question: JSON.parse(row.question) as StagedQuestion }));
  }

  /** Writes the code that each question is about to get; `showStored` marks them as stored. */
  async giveCodes({ importId, codes }: { importId: string; codes: ReadonlyMap<number, string> }): Promise<void> {
    const positions = [...codes.keys()];
    if (positions.length === 0) return;
    await this.database.execute(
      `UPDATE paper_import_item SET question_code = CASE position ${positions.map(() => 'WHEN ? THEN ?').join(' ')} END
       WHERE import_id = ? AND position IN ${placeholders({ rows: 1, columns: positions.length })}`,
      [...[...codes].flat(), importId, ...positions],
    );
  }

  async takeCodes(importId: string): Promise<void> {
    await this.database.execute(
      `UPDATE paper_import_item SET question_code = NULL WHERE import_id = ? AND state <> 'stored' AND question_code IS NOT NULL`,
      [importId],
    );
  }

  /** Marks all questions that have a code as stored. */
  async showStored(importId: string): Promise<void> {
    await this.database.execute(
      `UPDATE paper_import_item SET state = 'stored' WHERE import_id = ? AND state = 'good' AND question_code IS NOT NULL`,
      [importId],
    );
  }

  /** Finished imports that still have questions or groups. */
  async listLeftBehind(): Promise<string[]> {
    const rows = await this.database.select<{ id: string }>(
      `SELECT p.id AS id FROM paper_import p WHERE p.state IN ('refused', 'expired')
         AND (EXISTS (SELECT 1 FROM paper_import_item i WHERE i.import_id = p.id)
           OR EXISTS (SELECT 1 FROM paper_import_group g WHERE g.import_id = p.id)) ORDER BY p.id LIMIT 20`,
    );
    return rows.map(({ id }) => id);
  }

  /** Returns the number of removed questions; 0: none are left. */
  async removeSome({ importId, limit }: { importId: string; limit: number }): Promise<number> {
    const last = await this.database.select<{ position: number }>(
      'SELECT position FROM paper_import_item WHERE import_id = ? ORDER BY position LIMIT ?',
      [importId, limit],
    );
    const upTo = last.at(-1)?.position;
    if (upTo !== undefined)
      return this.database.execute('DELETE FROM paper_import_item WHERE import_id = ? AND position <= ?', [
        importId,
        upTo,
      ]);
    await this.database.execute('DELETE FROM paper_import_group WHERE import_id = ?', [importId]);
    return 0;
  }

  private get items() {
    return this.database.repository(PaperImportItem);
  }
}

function conditionOf(filter: ItemFilter): [string, object?] {
  switch (filter) {
    case 'all':
      return ['1 = 1'];
    case 'open':
      return ['i.state IN (:...states)', { states: OPEN }];
    case 'warned':
      return [`i.state = 'good' AND i.warned`];
    case 'duplicate':
      return [`i.state = 'good' AND (i.duplicateCode IS NOT NULL OR i.duplicatePosition IS NOT NULL)`];
    case 'good':
    case 'skipped':
    case 'stored':
      return ['i.state = :state', { state: filter }];
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '@sunflower/platform';
import { In, LessThan, MoreThan, Not } from 'typeorm';
import { PaperImportAuthor } from './paper-import-author.entity';
import { PaperImport, type PaperImportState } from './paper-import.entity';

const MAX_LISTED = 100;

/** Stores imported papers, without their questions. */
@Injectable()
export class PaperImportRepository {
  constructor(private readonly database: Database) {}

  async insert(row: PaperImport): Promise<void> {
    await this.table.insert(row);
    await this.addAuthor({ importId: row.id, staffId: row.createdBy });
  }

  /** Must run in a transaction that locked the import, if others know it. */
  async addAuthor({ importId, staffId }: { importId: string; staffId: string }): Promise<void> {
    const author = { paperImportId: importId, staffId };
    const authors = this.database.repository(PaperImportAuthor);
    if (!(await authors.existsBy(author))) await authors.insert(author);
  }

  find({ bankId, importId }: { bankId: string; importId: string }): Promise<PaperImport | null> {
    return this.table.findOneBy({ id: importId, bankId });
  }

  /** Must run in a transaction: locks the row until the commit. */
  async lock(id: string): Promise<PaperImport | null> {
    await this.database.select(`SELECT id FROM paper_import WHERE id = ?${this.database.dialect.lockExclusive}`, [id]);
    return this.table.findOneBy({ id });
  }

  async update(id: string, change: Partial<Omit<PaperImport, 'id'>>): Promise<void> {
    // TypeORM's type for partial updates rejects JSON columns.
    await this.table.update(id, change as object);
  }

  /** Newest first. */
  listOfBank(bankId: string): Promise<PaperImport[]> {
    return this.table.find({ where: { bankId }, order: { createdAt: 'DESC', id: 'ASC' }, take: MAX_LISTED });
  }

  /** The newest other import of the same file into the same bank from which questions were stored. */
  findStoredBefore({ id, bankId, fileSha256 }: PaperImport): Promise<PaperImport | null> {
    return this.table.findOne({
      where: { bankId, fileSha256, id: Not(id), storedCount: MoreThan(0) },
      order: { storedAt: 'DESC' },
    });
  }

  /** Imports whose process has died. */
  listLapsed(now: number): Promise<PaperImport[]> {
    return this.table.find({
      where: { state: In(['reading', 'storing']), leaseUntil: LessThan(now) },
      take: MAX_LISTED,
    });
  }

  listOld({ state, createdBefore }: { state: PaperImportState; createdBefore: number }): Promise<PaperImport[]> {
    return this.table.find({ where: { state, createdAt: LessThan(createdBefore) }, take: MAX_LISTED });
  }

  private get table() {
    return this.database.repository(PaperImport);
  }
}

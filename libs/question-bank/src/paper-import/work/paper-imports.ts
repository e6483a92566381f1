import { Injectable } from '@nestjs/common';
import { duplicateNotice } from '../checking/duplicate-notice';
import type { StagedNotice } from '../checking/staged-question';
import type { PaperImportGroup } from '../staging/paper-import-group.entity';
import type { PaperImportItem } from '../staging/paper-import-item.entity';
import type { PaperImport } from '../staging/paper-import.entity';
import { PaperImportRepository } from '../staging/paper-import.repository';
import { PaperItemRepository, type ItemCounts, type ItemFilter } from '../staging/paper-item.repository';
import { PaperImportNotFound } from './paper-import.errors';

/** An import as its page shows it. */
export interface PaperOverview {
  paper: PaperImport;
  counts: ItemCounts;
  /** An earlier import of the same file into the same bank. */
  storedBefore: PaperImport | null;
}

export interface ItemPage {
  items: (PaperImportItem & { said: StagedNotice[] })[];
  groups: PaperImportGroup[];
  nextAfter: number | null;
}

/** Read access to imports. */
@Injectable()
export class PaperImports {
  constructor(
    private readonly imports: PaperImportRepository,
    private readonly items: PaperItemRepository,
  ) {}

  /** @throws PaperImportNotFound, also for an import of another bank */
  async getImport(ids: { bankId: string; importId: string }): Promise<PaperImport> {
    const found = await this.imports.find(ids);
    if (!found) throw new PaperImportNotFound();
    return found;
  }

  /** The sender asks again and again while a file is read, and counting reads every question: it waits for the end. */
  async overviewOf(paper: PaperImport): Promise<PaperOverview> {
    return {
      paper,
      counts: paper.state === 'reading' ? stagedSoFar(paper) : await this.items.counts(paper.id),
      storedBefore: await this.imports.findStoredBefore(paper),
    };
  }

  listOfBank(bankId: string): Promise<PaperImport[]> {
    return this.imports.listOfBank(bankId);
  }

  async listItems(page: { importId: string; filter: ItemFilter; after: number; limit: number }): Promise<ItemPage> {
    const items = await this.items.list(page);
    const numbers = items.flatMap(({ groupNumber }) => groupNumber ?? []);
    return {
      items: items.map(withNotices),
      groups: await this.items.listGroups({ importId: page.importId, numbers }),
      nextAfter: items.length === page.limit ? (items.at(-1)?.position ?? null) : null,
    };
  }

  /** @throws PaperImportNotFound */
  async getItem(ids: { importId: string; position: number }): Promise<ItemPage['items'][number]> {
    const [item] = await this.items.listAt({ importId: ids.importId, positions: [ids.position] });
    if (!item) throw new PaperImportNotFound();
    return withNotices(item);
  }
}

const stagedSoFar = ({ readCount }: PaperImport): ItemCounts => ({
  all: readCount,
  good: 0,
  open: 0,
  warned: 0,
  duplicate: 0,
  skipped: 0,
  stored: 0,
});

const withNotices = (item: PaperImportItem): ItemPage['items'][number] => ({
  ...item,
  said: [...item.notices, ...duplicateNotice(item)],
});

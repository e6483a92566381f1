import { Injectable } from '@nestjs/common';
import {
  Clock,
  Database,
  describeError,
  DomainError,
  FileStillBeingRead,
  Log,
  newId,
  Overloaded,
  sha256Hex,
  type Fault,
} from '@sunflower/platform';
import type { BankDomain } from '../checking/authored-of-staged';
import { domainNamed } from '../checking/authored-of-staged';
import { paperFileFault } from '../checking/import-fault';
import { noticeFromFile } from '../checking/staged-question';
import type { PaperHead } from '../reading/paper.worker';
import { PaperReader } from '../reading/paper-reader';
import type { StagedPart } from '../reading/stage-paper';
import type { PaperImport } from '../staging/paper-import.entity';
import { PaperImportRepository } from '../staging/paper-import.repository';
import { PaperItemRepository } from '../staging/paper-item.repository';
import { PaperTooLarge } from './paper-import.errors';
import { MAX_PAPER_BYTES } from '../reading/paper-reader';

export interface ReceivedPaper {
  bank: { id: string; organisationId: string };
  domains: BankDomain[];
  name: string;
  bytes: Buffer;
  staffId: string;
}

/** Lease of a reading; each staged part renews it. */
const LEASE_MS = 150_000;
const MAX_NAME = 200;
const DEFAULT_DIFFICULTY = 3;
/** Each reading holds its file in memory. */
const MAX_READING = 4;

/** Takes files and stages their questions while the sender watches the progress. */
@Injectable()
export class ReadPapers {
  private readonly reading = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly reader: PaperReader,
    private readonly imports: PaperImportRepository,
    private readonly items: PaperItemRepository,
  ) {}

  /**
   * Returns at once; the import is `reading` until its questions are staged.
   * @throws PaperTooLarge, FileStillBeingRead, Overloaded
   */
  async begin(paper: ReceivedPaper): Promise<PaperImport> {
    const { bank, domains, name, bytes, staffId } = paper;
    if (bytes.length > MAX_PAPER_BYTES) throw new PaperTooLarge({ maxMegabytes: MAX_PAPER_BYTES / 1024 / 1024 });
    if (this.reading.has(staffId)) throw new FileStillBeingRead();
    if (this.reading.size >= MAX_READING) throw new Overloaded(10);
    const now = this.clock.now();
    const row: PaperImport = {
      id: newId(),
      bankId: bank.id,
      fileName: name.slice(-MAX_NAME),
      fileSha256: sha256Hex(bytes),
      format: null,
      title: null,
      state: 'reading',
      totalCount: null,
      readCount: 0,
      notices: [],
      fault: null,
      domainCode: domains.length === 1 ? (domains[0]?.code ?? null) : null,
      difficulty: DEFAULT_DIFFICULTY,
      knowledgePoint: null,
      source: null,
      storedCount: 0,
      storedAt: null,
      createdBy: staffId,
      createdAt: now,
      leaseUntil: now + LEASE_MS,
    };
    // Registered before the first await, so that a second file sent at the same time is refused.
    const inserted = this.database.transaction(() => this.imports.insert(row));
    const work = inserted.then(() => this.read({ ...paper, importId: row.id }));
    this.reading.set(
      staffId,
      work.catch(() => undefined).finally(() => this.reading.delete(staffId)),
    );
    await inserted;
    return row;
  }

  /** Resolves when no accepted file is being read any more. */
  async settle(): Promise<void> {
    await Promise.all(this.reading.values());
  }

  private async read({ importId, ...paper }: ReceivedPaper & { importId: string }): Promise<void> {
    let ours = false;
    const noting =
      <Given>(work: (given: Given) => Promise<void>) =>
      async (given: Given): Promise<void> => {
        try {
          await work(given);
        } catch (error) {
          ours = true;
          throw error;
        }
      };
    try {
      const fault = await this.reader.read({
        ...paper,
        onHead: noting((head: PaperHead) => this.takeHead({ importId, head, domains: paper.domains })),
        onPart: noting((part: StagedPart) => this.stage({ importId, part })),
      });
      await this.end({ importId, fault });
    } catch (error) {
      this.log.warn('paper-import.failed', { importId, ...describeError(error) });
      const isServers = ours || error instanceof DomainError;
      const fault = paperFileFault(isServers ? 'IMPORT_INTERRUPTED' : 'IMPORT_FILE_UNREADABLE', {});
      // If this write fails, the lapsed lease reveals the import later.
      await this.end({ importId, fault }).catch(() => undefined);
    }
  }

  private async takeHead({
    importId,
    head: { format, title, notices, questions },
    domains,
  }: {
    importId: string;
    head: PaperHead;
    domains: readonly BankDomain[];
  }): Promise<void> {
    const named = title === null ? null : domainNamed({ typed: title, domains });
    await this.whileReading(importId, () =>
      this.imports.update(importId, {
        format,
        title: title?.slice(0, MAX_NAME) ?? null,
        notices: notices.map(noticeFromFile),
        totalCount: questions,
        ...(named === null ? {} : { domainCode: named }),
      }),
    );
  }

  private stage({ importId, part: { items, groups } }: { importId: string; part: StagedPart }): Promise<void> {
    return this.whileReading(importId, async ({ readCount }) => {
      await this.items.insert({ importId, items, groups: groups.map((group) => ({ ...group, importId })) });
      await this.imports.update(importId, {
        readCount: readCount + items.length,
        leaseUntil: this.clock.now() + LEASE_MS,
      });
    });
  }

  private async whileReading(importId: string, work: (row: PaperImport) => Promise<void>): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.imports.lock(importId);
      if (row?.state !== 'reading') throw new Overloaded(10);
      await work(row);
    });
  }

  private async end({ importId, fault }: { importId: string; fault: Fault | null }): Promise<void> {
    await this.database.transaction(async () => {
      const row = await this.imports.lock(importId);
      if (row?.state !== 'reading') return;
      await this.imports.update(importId, fault === null ? { state: 'ready' } : { state: 'refused', fault });
    });
  }
}

import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Audit, Database, FileStillBeingRead, ParserThreads, ThreadLimitPassed } from '@sunflower/platform';
import { Pictures } from '@sunflower/training';
import type { ExportFormat } from '../export/exported-question';
import type { ExportedFile } from '../export/export-questions';
import type { SheetLanguage } from '../import/sheet/type-name';
import { QuestionBanks } from '../loading/question-banks';
import { ExportStillBeingMade, ExportTooLarge, NothingToExport } from './export.errors';
import { ExportedPages, type ExportSelection } from './exported-pages';
import type { ExportWork, ExportWorkerPart, ExportWorkerReply, ExportWorkerResult } from './export.worker';

const LIMITS = { maxMegabytes: 512, maxMs: 120_000 };

/** Exports questions as a file, made in a thread so that writing does not block an open exam. */
@Injectable()
export class ExportBank {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly threads: ParserThreads,
    private readonly banks: QuestionBanks,
    private readonly pictures: Pictures,
    private readonly pages: ExportedPages,
  ) {}

  /** What each format cannot express of the questions. @throws ExportStillBeingMade, ExportTooLarge, Overloaded */
  async weigh({
    selection,
    staffId,
  }: {
    selection: ExportSelection;
    staffId: string;
  }): Promise<Extract<ExportWorkerResult, { kind: 'losses' }>> {
    const result = await this.inThread({ work: { kind: 'losses' }, selection, staffId });
    if (result.kind !== 'losses') throw new ExportTooLarge();
    return result;
  }

  /**
   * Returns the file after the export is recorded. @throws NothingToExport, ExportStillBeingMade, ExportTooLarge,
   * Overloaded
   */
  async export({
    selection,
    format,
    staffId,
  }: {
    selection: ExportSelection;
    format: ExportFormat;
    staffId: string;
  }): Promise<ExportedFile> {
    const { bank, filter, questionIds } = selection;
    const domains = await this.banks.listDomains(bank.id);
    const authored = {
      code: bank.code,
      title: bank.title,
      domains: domains.map(({ code, title }) => ({ code, title })),
    };
    const result = await this.inThread({ work: { kind: 'file', format, bank: authored }, selection, staffId });
    if (result.kind !== 'file') throw new ExportTooLarge();
    if (result.questionCount === 0) throw new NothingToExport();
    const { questionCount, file } = result;
    await this.database.transaction(() =>
      this.audit.record({
        staffId,
        action: 'bank.exported',
        subjectType: 'question_bank',
        subjectId: bank.id,
        reason: null,
        details: {
          format,
          questionCount,
          bankCode: bank.code,
          isOpen: bank.isOpen,
          ticked: questionIds !== null,
          filter: JSON.stringify(filter),
        },
      }),
    );
    return file;
  }

  /** An empty workbook for an import. @throws ExportStillBeingMade, Overloaded */
  async template({ language, staffId }: { language: SheetLanguage; staffId: string }): Promise<Uint8Array> {
    const result = await this.inThread({ work: { kind: 'template', language }, selection: null, staffId });
    if (result.kind !== 'file') throw new ExportTooLarge();
    return result.file.bytes;
  }

  private async inThread({
    work,
    selection,
    staffId,
  }: {
    work: ExportWork;
    selection: ExportSelection | null;
    staffId: string;
  }): Promise<ExportWorkerResult> {
    const pages = selection ? this.pages.of({ ...selection, staffId }) : null;
    try {
      return await this.threads.run<ExportWorkerPart, ExportWorkerReply, ExportWorkerResult>({
        entry: join(__dirname, 'export.worker'),
        data: { work },
        bytes: 0,
        // A separate slot per kind of work, so that a file may be read and an export weighed while another is made.
        staffId: `${staffId} exports ${work.kind}`,
        limits: LIMITS,
        onPart: async (part) => {
          if (part.kind === 'picture') return this.pictures.findBytes(part.sha256);
          const page = await pages?.next();
          return page?.done === false ? page.value : [];
        },
      });
    } catch (error) {
      if (error instanceof ThreadLimitPassed) throw new ExportTooLarge();
      if (error instanceof FileStillBeingRead) throw new ExportStillBeingMade();
      throw error;
    }
  }
}

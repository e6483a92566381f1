import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { fileNamePart } from '@sunflower/platform';
import { CertificateRepository, type ListedCertificate } from '../certificate/certificate.repository';
import { BatchUnderWay, CertificateCharactersMissing, TooManyCertificates } from '../certificates.errors';
import { statementOf } from '../pdf/certificate-words';
import { PrintCertificate } from '../print/print-certificate';
import { SignCertificates } from '../signed/sign-certificates';
import { StoredZip } from './stored-zip';

/** About 2 GB of files, which a zip without the 64-bit extension holds. */
export const MOST_CERTIFICATES = 20_000;
const PAGE = 100;
/** Drawn at once, so that the thread is busy while the last one is sent; single prints are drawn in between. */
const DRAWN_AT_ONCE = 4;
/** For Excel, which takes a CSV file without it for another encoding. */
const UTF8_MARK = '\ufeff';

export interface BatchOrder {
  examId: string;
  examTitle: string;
  /** Null: of all. */
  organisationPaths: readonly string[] | null;
  staffId: string;
}

export type BatchFormat = 'zip' | 'pdf';

interface Entry {
  path: string;
  bytes: Buffer;
}

/** The valid certificates of an exam, as a zip of PDF files or as one PDF to print, drawn while it is sent. */
@Injectable()
export class CertificateBatch {
  private readonly people = new Set<string>();

  constructor(
    private readonly repository: CertificateRepository,
    private readonly signing: SignCertificates,
    private readonly printing: PrintCertificate,
  ) {}

  /** The number of certificates in the file. @throws TooManyCertificates */
  async count({ examId, organisationPaths }: Omit<BatchOrder, 'staffId'>): Promise<number> {
    const count = await this.repository.countValid({ examId, organisationPaths });
    if (count > MOST_CERTIFICATES) throw new TooManyCertificates({ count, limit: MOST_CERTIFICATES });
    return count;
  }

  /** One at a time for each member of staff. @throws BatchUnderWay */
  stream({ format, ...order }: BatchOrder & { format: BatchFormat }): Readable {
    const { staffId } = order;
    if (this.people.has(staffId)) throw new BatchUnderWay();
    this.people.add(staffId);
    const stream = Readable.from(format === 'zip' ? this.zip(order) : this.book(order), { objectMode: false });
    // Also when the client goes away before the first piece.
    stream.once('close', () => this.people.delete(staffId));
    return stream;
  }

  private async *book(order: BatchOrder): AsyncGenerator<Buffer> {
    const { examTitle } = order;
    const book = this.printing.openBook();
    try {
      for await (const page of this.pages(order))
        for (const certificate of page) {
          const bytes = await orNull(book.add({ certificate, examTitle, maskedIdNumber: certificate.maskedIdNumber }));
          if (bytes && bytes.length > 0) yield bytes;
        }
      yield await book.end();
    } finally {
      await book.abandon();
    }
  }

  private async *zip(order: BatchOrder): AsyncGenerator<Buffer> {
    const zip = new StoredZip();
    const list = ['证书编号,姓名,准考证号,所属机构,文件'];
    const missing: string[] = [];
    for await (const { certificate, entry } of this.drawn(order)) {
      const { number, holderName, ticketNumber, organisationName } = certificate;
      if (entry) yield zip.file(entry);
      else missing.push(`${number} ${holderName}`);
      list.push([number, holderName, `\t${ticketNumber}`, organisationName, entry?.path ?? ''].map(csvCell).join(','));
    }
    yield zip.file({ path: '清单.csv', bytes: Buffer.from(`${UTF8_MARK}${list.join('\r\n')}\r\n`) });
    if (missing.length > 0)
      yield zip.file({
        path: '未能打印.txt',
        bytes: Buffer.from(`${UTF8_MARK}服务器的字体缺少下列证书姓名中的字：\r\n${missing.join('\r\n')}\r\n`),
      });
    yield zip.end();
  }

  /** In the order of numbers; a few are drawn ahead. */
  private async *drawn(order: BatchOrder): AsyncGenerator<{ certificate: ListedCertificate; entry: Entry | null }> {
    const ahead: Promise<{ certificate: ListedCertificate; entry: Entry | null }>[] = [];
    try {
      for await (const { certificate, credential } of this.signed(order)) {
        const drawing = this.draw({ certificate, credential, examTitle: order.examTitle });
        // Awaited below; until then a failure must not count as unhandled.
        drawing.catch(() => undefined);
        ahead.push(drawing);
        if (ahead.length >= DRAWN_AT_ONCE) yield await (ahead.shift() as (typeof ahead)[number]);
      }
      for (const drawing of ahead) yield await drawing;
    } finally {
      await Promise.allSettled(ahead);
    }
  }

  private async *signed(
    order: BatchOrder,
  ): AsyncGenerator<{ certificate: ListedCertificate; credential: string | null }> {
    const statement = statementOf(order.examTitle);
    for await (const page of this.pages(order)) {
      const tokens = await this.signing.signMany(
        page.map((certificate) => ({ certificate, maskedIdNumber: certificate.maskedIdNumber, statement })),
      );
      for (const certificate of page) yield { certificate, credential: tokens.get(certificate.number) ?? null };
    }
  }

  private async *pages({ examId, organisationPaths }: BatchOrder): AsyncGenerator<ListedCertificate[]> {
    for (let afterNumber: string | null = null; ;) {
      const page: ListedCertificate[] = await this.repository.page({
        examId,
        organisationPaths,
        state: 'valid',
        search: null,
        afterNumber,
        limit: PAGE,
      });
      yield page;
      if (page.length < PAGE) return;
      afterNumber = page.at(-1)?.number ?? null;
    }
  }

  private async draw({
    certificate,
    credential,
    examTitle,
  }: {
    certificate: ListedCertificate;
    credential: string | null;
    examTitle: string;
  }): Promise<{ certificate: ListedCertificate; entry: Entry | null }> {
    const { number, holderName, organisationName, maskedIdNumber } = certificate;
    const bytes = await orNull(this.printing.draw({ certificate, examTitle, maskedIdNumber, credential }));
    if (!bytes) return { certificate, entry: null };
    const path = `${fileNamePart(organisationName)}/${fileNamePart(holderName)}-${number}.pdf`;
    return { certificate, entry: { path, bytes } };
  }
}

/** Null for a name with a character that no font has; one such name must not stop the others. */
async function orNull(drawing: Promise<Buffer>): Promise<Buffer | null> {
  try {
    return await drawing;
  } catch (error) {
    if (error instanceof CertificateCharactersMissing) return null;
    throw error;
  }
}

/** Quoted; a cell that a spreadsheet would take for a formula is made text. */
const csvCell = (text: string): string => `"${text.replace(/^[=+\-@]/, "'$&").replaceAll('"', '""')}"`;

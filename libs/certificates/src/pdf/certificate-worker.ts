import { parentPort, workerData } from 'node:worker_threads';
import type { CertificateFace } from './certificate-face';
import { CertificateBook } from './certificate-book';
import { missingCharacters, openCertificateFonts } from './certificate-fonts';
import { renderCertificate, type Rendered } from './render-certificate';
import { SharedGlyphs } from './shared-glyphs';

/** A request to draw a certificate or many as one document, or to find the characters of some texts that no font has. */
export type RenderRequest =
  | { job: number; face: CertificateFace }
  | { job: number; texts: readonly string[] }
  /** The next page of a book; the first one begins it. */
  | { job: number; book: number; page: CertificateFace }
  /** Ends a book; `abandoned`: nobody wants the rest. */
  | { job: number; book: number; abandoned: boolean };

export type RenderReply =
  | { job: number; rendered: Rendered | { kind: 'checked'; missing: string[] } | { kind: 'failed'; message: string } }
  /** Files of the operator that are not fonts; sent once, first. */
  | { job: null; unreadableFonts: string[] };

export interface RenderWorkerData {
  extraFontFolder: string;
}

/** The thread that draws certificates and holds the fonts. It imports no other lib, because it has no database. */
function work(): void {
  const { fonts, unreadable } = openCertificateFonts({ extraFolder: (workerData as RenderWorkerData).extraFontFolder });
  const shared = new SharedGlyphs(fonts);
  const books = new Map<number, CertificateBook>();
  const reply = (message: RenderReply): void => parentPort?.postMessage(message);
  if (unreadable.length > 0) reply({ job: null, unreadableFonts: unreadable });
  parentPort?.on('message', (request: RenderRequest) => {
    const { job } = request;
    if ('texts' in request) {
      const missing = missingCharacters({ stack: fonts.bold, texts: request.texts });
      reply({ job, rendered: { kind: 'checked', missing } });
      return;
    }
    if ('book' in request) {
      turnPage({ request, books, begin: () => new CertificateBook({ fonts, shared }) }).then(
        (rendered) => reply({ job, rendered }),
        (error: unknown) => reply({ job, rendered: { kind: 'failed', message: String(error) } }),
      );
      return;
    }
    renderCertificate({ face: request.face, fonts, shared }).then(
      (rendered) => reply({ job, rendered }),
      (error: unknown) => reply({ job, rendered: { kind: 'failed', message: String(error) } }),
    );
  });
}

type BookRequest = Extract<RenderRequest, { book: number }>;

async function turnPage({
  request,
  books,
  begin,
}: {
  request: BookRequest;
  books: Map<number, CertificateBook>;
  begin: () => CertificateBook;
}): Promise<Rendered> {
  const book = books.get(request.book) ?? begin();
  if ('page' in request) {
    books.set(request.book, book);
    return book.add(request.page);
  }
  books.delete(request.book);
  return { kind: 'pdf', bytes: request.abandoned ? Buffer.alloc(0) : await book.end(), replaced: [] };
}

work();

import { parentPort, workerData } from 'node:worker_threads';
import type { CertificateFace } from './certificate-face';
import { missingCharacters, openCertificateFonts } from './certificate-fonts';
import { renderCertificate, type Rendered } from './render-certificate';
import { SharedGlyphs } from './shared-glyphs';

/** A request to draw a certificate, or to find the characters of some texts that no font has. */
export type RenderRequest = { job: number; face: CertificateFace } | { job: number; texts: readonly string[] };

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
  const reply = (message: RenderReply): void => parentPort?.postMessage(message);
  if (unreadable.length > 0) reply({ job: null, unreadableFonts: unreadable });
  parentPort?.on('message', (request: RenderRequest) => {
    const { job } = request;
    if ('texts' in request) {
      const missing = missingCharacters({ stack: fonts.bold, texts: request.texts });
      reply({ job, rendered: { kind: 'checked', missing } });
      return;
    }
    renderCertificate({ face: request.face, fonts, shared }).then(
      (rendered) => reply({ job, rendered }),
      (error: unknown) => reply({ job, rendered: { kind: 'failed', message: String(error) } }),
    );
  });
}

work();

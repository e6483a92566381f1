import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { openCertificateFonts } from '../pdf/certificate-fonts';
import { drawOverview } from './draw-overview';
import { drawRoomPaper } from './draw-room-papers';
import { drawTickets } from './draw-tickets';
import { HallDocument } from './hall-document';
import type { HallFace, HallPaperBatch } from './hall-paper-data';

/** A batch to draw, or null at the end of a document; the next batch begins another. */
export interface DrawRequest {
  batch: HallPaperBatch | null;
}

/** `replaced`: characters of the document that no font has. */
export type DrawReply = { bytes: Uint8Array; replaced: string[] } | { failed: string };

export interface HallPaperWorkerData {
  extraFontFolder: string;
  title: string;
  face: HallFace;
}

/** The thread that draws one print. It has no database. */
function work(): void {
  const { extraFontFolder, title, face } = workerData as HallPaperWorkerData;
  const { fonts } = openCertificateFonts({ extraFolder: extraFontFolder });
  let document: HallDocument | null = null;
  const answer = async ({ batch }: DrawRequest): Promise<DrawReply> => {
    document ??= new HallDocument(fonts, title);
    if (batch) {
      draw({ document, face, batch });
      // The document hands out its bytes in a later turn.
      await setImmediate();
      return { bytes: document.ready(), replaced: [] };
    }
    const { replaced } = document;
    const bytes = await document.end();
    document = null;
    return { bytes, replaced: [...replaced] };
  };
  parentPort?.on('message', (request: DrawRequest) => {
    answer(request).then(
      (reply) => parentPort?.postMessage(reply),
      (error: unknown) => parentPort?.postMessage({ failed: String(error) } satisfies DrawReply),
    );
  });
}

function draw({ document, face, batch }: { document: HallDocument; face: HallFace; batch: HallPaperBatch }): void {
  switch (batch.kind) {
    case 'tickets':
      drawTickets({ document, face, ...batch });
      break;
    case 'overview':
      drawOverview({ document, face, rows: batch.rows });
      break;
    default:
      for (const room of batch.rooms) drawRoomPaper({ document, face, room, kind: batch.kind });
  }
}

work();

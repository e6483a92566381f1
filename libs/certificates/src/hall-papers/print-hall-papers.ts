import { join } from 'node:path';
import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Log, Overloaded, type Config } from '@sunflower/platform';
import { StoredZip } from '../batch/stored-zip';
import { HallPaperUnderWay, NothingToPrint } from './hall-papers.errors';
import type { HallFace, HallPaper, TicketsAPage } from './hall-paper-data';
import { HallPaperSource, type HallPaperOrder } from './hall-paper-source';
import { HallPaperThread } from './hall-paper-thread';

/** A part ends at the first step past this, so that it stays below 20 MB, which printers and mail take. */
const PART_BYTES = 15_000_000;
/** Each holds some 150 MB of fonts and pages. */
const MOST_AT_ONCE = 2;

export interface PrintOrder extends HallPaperOrder {
  kind: HallPaper;
  perPage: TicketsAPage;
  face: HallFace;
  /** Of the document, and of the files in a zip. */
  title: string;
  /** Default 15 MB. */
  partBytes?: number;
}

export type Print = { form: 'pdf'; bytes: Buffer } | { form: 'zip'; stream: Readable };

/** Draws the papers of a sitting: one PDF, or a zip of several where one would be too large. */
@Injectable()
export class PrintHallPapers {
  private readonly printing = new Set<string>();

  constructor(
    private readonly source: HallPaperSource,
    @Inject(CONFIG) private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** One at a time for each member of staff. @throws HallPaperUnderWay, Overloaded, NothingToPrint */
  async print(order: PrintOrder): Promise<Print> {
    const { staffId } = order;
    if (this.printing.has(staffId)) throw new HallPaperUnderWay();
    if (this.printing.size >= MOST_AT_ONCE) throw new Overloaded();
    this.printing.add(staffId);
    const done = (): unknown => this.printing.delete(staffId);
    const parts = this.parts(order);
    try {
      const first = await parts.next();
      if (first.done) throw new NothingToPrint();
      const second = await parts.next();
      if (second.done) {
        done();
        return { form: 'pdf', bytes: first.value };
      }
      const stream = Readable.from(zipOf({ title: order.title, ready: [first.value, second.value], parts }), {
        objectMode: false,
      });
      // Also when the client goes away before the first piece.
      stream.once('close', () => {
        done();
        void parts.return(undefined);
      });
      return { form: 'zip', stream };
    } catch (error) {
      done();
      await parts.return(undefined);
      throw error;
    }
  }

  /** Documents of less than 20 MB each. */
  private async *parts({
    partBytes = PART_BYTES,
    kind,
    perPage,
    face,
    title,
    ...order
  }: PrintOrder): AsyncGenerator<Buffer, undefined> {
    const batches = await this.source.batches({ ...order, kind, perPage });
    let thread: HallPaperThread | null = null;
    try {
      let pieces: Buffer[] = [];
      for await (const batch of batches) {
        thread ??= new HallPaperThread({ extraFontFolder: join(this.config.dataDir, 'fonts'), title, face });
        pieces.push((await thread.draw(batch)).bytes);
        if (lengthOf(pieces) < partBytes) continue;
        yield await this.ended({ thread, pieces, kind });
        pieces = [];
      }
      if (thread && pieces.length > 0) yield await this.ended({ thread, pieces, kind });
    } finally {
      await thread?.close();
    }
  }

  private async ended({
    thread,
    pieces,
    kind,
  }: {
    thread: HallPaperThread;
    pieces: readonly Buffer[];
    kind: HallPaper;
  }): Promise<Buffer> {
    const { bytes, replaced } = await thread.endDocument();
    if (replaced.length > 0) this.log.warn('hall-paper.characters-replaced', { kind, characters: replaced });
    return Buffer.concat([...pieces, bytes]);
  }
}

const lengthOf = (pieces: readonly Buffer[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

async function* zipOf({
  title,
  ready,
  parts,
}: {
  title: string;
  ready: readonly Buffer[];
  parts: AsyncGenerator<Buffer, undefined>;
}): AsyncGenerator<Buffer> {
  const zip = new StoredZip();
  let number = 0;
  const file = (bytes: Buffer): Buffer => {
    number += 1;
    return zip.file({ path: `${title}-${String(number).padStart(2, '0')}.pdf`, bytes });
  };
  for (const bytes of ready) yield file(bytes);
  for await (const bytes of parts) yield file(bytes);
  yield zip.end();
}

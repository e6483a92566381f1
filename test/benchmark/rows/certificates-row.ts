import type { Progress } from '../../../apps/rehearsal/src/progress';
import { measureBatch, type MeasuredBatch } from '../batch-process';
import type { Row } from '../measure';

/** Draws PDFs one after another, in a process that does nothing else. */
export async function certificatesRow({ count, progress }: { count: number; progress: Progress }): Promise<Row> {
  progress.step(`Drawing ${count} certificates …`);
  const baseline = await measureBatch({ name: 'bare-certificates', argument: String(count), count });
  const product = await measureBatch({ name: 'certificates', argument: String(count), count });
  return {
    name: `certificates (PDF), ${count}`,
    product,
    baseline,
    baselineIs: 'pdfkit alone: the same words and a QR code, the font cut once',
    note: memoryNote({ product, count }),
  };
}

const memoryNote = ({
  product: { earlyPeakMemoryMb, peakMemoryMb },
  count,
}: {
  product: MeasuredBatch;
  count: number;
}): string =>
  `most memory after ${Math.floor(count / 4)}: ${Math.round(earlyPeakMemoryMb ?? 0)} MB, after ${count}: ${Math.round(peakMemoryMb)} MB`;

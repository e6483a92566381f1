import { once } from 'node:events';
import { drawBare } from './bare/bare-certificates';
import { compareBareTexts } from './bare/bare-near-texts';
import { scanBare } from './bare/bare-scan';
import { readBareWorkbook, writeBareWorkbook } from './bare/bare-workbook';
import { watchBoards } from './product-boards';
import { drawCertificates } from './product-certificates';
import { drawTickets, seatPeople } from './product-hall';
import { analyseItems } from './product-item-analysis';
import { scorePapers } from './product-scoring';

/** One batch; it calls `tell` with the number done. */
export type Batch = (order: { argument: string; tell: (done: number) => void }) => Promise<void>;

const BATCHES: Record<string, Batch> = {
  certificates: drawCertificates,
  'bare-certificates': drawBare,
  scoring: scorePapers,
  boards: watchBoards,
  seating: seatPeople,
  tickets: drawTickets,
  'item-analysis': analyseItems,
  'bare-scan': scanBare,
  'bare-near-texts': compareBareTexts,
  'bare-read': readBareWorkbook,
  'bare-write': writeBareWorkbook,
};

/**
 * `node batch <name> <argument>`: prints `ready`, starts at the first line of stdin, prints progress, and finally
 * `done`.
 */
async function main(): Promise<void> {
  const [name = '', argument = ''] = process.argv.slice(2);
  const batch = BATCHES[name];
  if (!batch) throw new Error(`There is no batch ${name}`);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  say('ready');
  await once(process.stdin, 'data');
  await batch({ argument, tell: (done) => say(String(done)) });
  say('done');
  // Stay alive: the parent reads this process's usage and then ends it.
  process.stdin.resume();
}

void main();

import type { TextRow } from './csv-rows';
import { damaged } from './roster-file-fault';
import { SharedTexts } from './workbook/shared-texts';
import { SheetRows } from './workbook/sheet-rows';
import { unpackEntry, type UnpackingBudget } from './workbook/unpack-entry';
import { FirstSheet, Relations, relationsOf } from './workbook/workbook-parts';
import { XmlTokens, type XmlHandler } from './workbook/xml-tokens';
import { readZipEntries, type ZipEntry } from './zip-entries';

const MEGABYTE = 1024 * 1024;
const MAX_UNPACKED_BYTES = 256 * MEGABYTE;
/** Each text of the table becomes an object. */
const MAX_TEXT_TABLE_BYTES = 64 * MEGABYTE;
/** The list of sheets, and what refers to what; a real workbook's are a few kilobytes. */
const MAX_SMALL_PART_BYTES = MEGABYTE;

/**
 * The rows of the first sheet, as text. Only the parts that they need are unpacked, as they are read: at no time does it hold
 * more than the table of texts and one row.
 * @throws RosterFileFault
 */
export async function* xlsxRows(bytes: Buffer): AsyncGenerator<TextRow> {
  const archive = new Archive(bytes);
  const root = await archive.read({
    name: '_rels/.rels',
    into: new Relations(''),
    maxBytes: MAX_SMALL_PART_BYTES,
  });
  const workbook = root.targetOf({ kind: 'officeDocument' });
  if (workbook === null) throw damaged();
  const { folder, name } = relationsOf(workbook);
  const { relationId } = await archive.read({
    name: workbook,
    into: new FirstSheet(),
    maxBytes: MAX_SMALL_PART_BYTES,
  });
  const relations = await archive.read({ name, into: new Relations(folder), maxBytes: MAX_SMALL_PART_BYTES });
  const sheet = relationId === null ? null : relations.targetOf({ kind: 'worksheet', id: relationId });
  if (sheet === null) throw damaged();
  const table = relations.targetOf({ kind: 'sharedStrings' });
  const { texts } =
    table === null || !archive.has(table)
      ? new SharedTexts()
      : await archive.read({ name: table, into: new SharedTexts(), maxBytes: MAX_TEXT_TABLE_BYTES });
  const rows = new SheetRows(texts);
  try {
    for await (const _ of archive.walk({ name: sheet, into: rows, maxBytes: MAX_UNPACKED_BYTES }))
      yield* rows.takeRows();
  } catch (error) {
    // Those before a fault too: its column is called as its heading is.
    yield* rows.takeRows();
    throw error;
  }
  yield* rows.takeRows();
}

class Archive {
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly budget: UnpackingBudget = { bytesLeft: MAX_UNPACKED_BYTES };

  constructor(private readonly bytes: Buffer) {
    const entries = readZipEntries(bytes);
    if (entries === null) throw damaged();
    this.entries = new Map(entries.map((entry) => [entry.name, entry]));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  async read<Handler extends XmlHandler>(part: PartToRead<Handler>): Promise<Handler> {
    for await (const _ of this.walk(part));
    return part.into;
  }

  /** Gives a turn after each piece of the part. */
  async *walk<Handler extends XmlHandler>({ name, into, maxBytes }: PartToRead<Handler>): AsyncGenerator<void> {
    const entry = this.entries.get(name);
    if (!entry) throw damaged();
    const tokens = new XmlTokens(into);
    const decoder = new TextDecoder('utf-8');
    for await (const piece of unpackEntry({ bytes: this.bytes, entry, maxBytes, budget: this.budget })) {
      tokens.push(decoder.decode(piece, { stream: true }));
      yield;
    }
    tokens.push(decoder.decode());
    tokens.end();
  }
}

interface PartToRead<Handler extends XmlHandler> {
  name: string;
  into: Handler;
  maxBytes: number;
}

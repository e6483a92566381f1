import { NumberFormats } from './number-formats';
import { plainText, type RunsToText } from './rich-text';
import { SharedTexts } from './shared-texts';
import { damaged, type SheetLimits } from './sheet-file-fault';
import { SheetRows, type MergedCells, type SheetRow } from './sheet-rows';
import { unpackEntry, type UnpackingBudget } from './unpack-entry';
import { Relations, relationsOf, SheetList, type ListedSheet } from './workbook-parts';
import { XmlTokens, type XmlHandler } from './xml-tokens';
import { readZipEntries, type ZipEntry } from './zip-entries';

const MEGABYTE = 1024 * 1024;
const MAX_UNPACKED_BYTES = 256 * MEGABYTE;
/** Each text of the table becomes an object. */
const MAX_TEXT_TABLE_BYTES = 64 * MEGABYTE;
const MAX_STYLES_BYTES = 8 * MEGABYTE;
/** For the list of sheets and the relations; a real workbook's are a few kilobytes. */
const MAX_SMALL_PART_BYTES = MEGABYTE;

export interface OpenSheet {
  name: string;
  hidden: boolean;
  /** The rows from first to last; can be read once. @throws SheetFileFault */
  rows: () => AsyncGenerator<SheetRow>;
  /** Complete after all rows were read, because merged cells follow them in the file. */
  merges: readonly MergedCells[];
  /** Columns from 0. */
  hiddenColumns: readonly { first: number; last: number }[];
}

interface WorkbookToOpen extends SheetLimits {
  bytes: Buffer;
  /** Whether rows have notes of their cells, and sheets their merged cells. */
  withNotes?: boolean;
  textOf?: RunsToText;
}

/**
 * The sheets of a workbook from left to right, with their rows as text. Only needed parts are unpacked, while they are
 * read: memory holds at most the table of texts and one row.
 * @throws SheetFileFault
 */
export async function openWorkbook({
  bytes,
  maxCellCharacters,
  withNotes = false,
  textOf = plainText,
}: WorkbookToOpen): Promise<OpenSheet[]> {
  const archive = new Archive(bytes);
  const root = await archive.read({ name: '_rels/.rels', into: new Relations(''), maxBytes: MAX_SMALL_PART_BYTES });
  const workbook = root.targetOf({ kind: 'officeDocument' });
  if (workbook === null) throw damaged();
  const { folder, name } = relationsOf(workbook);
  const { sheets } = await archive.read({ name: workbook, into: new SheetList(), maxBytes: MAX_SMALL_PART_BYTES });
  const relations = await archive.read({ name, into: new Relations(folder), maxBytes: MAX_SMALL_PART_BYTES });
  const readIfThere = async <Part extends XmlHandler>(kind: string, into: Part, maxBytes: number): Promise<Part> => {
    const part = relations.targetOf({ kind });
    return part !== null && archive.has(part) ? archive.read({ name: part, into, maxBytes }) : into;
  };
  const table = await readIfThere('sharedStrings', new SharedTexts(maxCellCharacters, textOf), MAX_TEXT_TABLE_BYTES);
  const formats = withNotes ? await readIfThere('styles', new NumberFormats(), MAX_STYLES_BYTES) : null;
  const reading = { texts: table.texts, textOf, formats, maxCellCharacters };
  return sheets
    .filter(({ relationId }) => isSheet({ relations, relationId }))
    .map((sheet) => openSheet({ sheet, archive, relations, rows: new SheetRows(reading) }));
}

/** Sheets that are only a chart or a dialog have no rows. A sheet without a target is a fault when it is read. */
const isSheet = ({ relations, relationId }: { relations: Relations; relationId: string }): boolean =>
  !['chartsheet', 'dialogsheet'].some((kind) => relations.targetOf({ kind, id: relationId }) !== null);

function openSheet({
  sheet: { name, hidden, relationId },
  archive,
  relations,
  rows,
}: {
  sheet: ListedSheet;
  archive: Archive;
  relations: Relations;
  rows: SheetRows;
}): OpenSheet {
  return {
    name,
    hidden,
    merges: rows.merges,
    hiddenColumns: rows.hiddenColumns,
    async *rows() {
      const part = relations.targetOf({ kind: 'worksheet', id: relationId });
      if (part === null) throw damaged();
      try {
        for await (const _ of archive.walk({ name: part, into: rows, maxBytes: MAX_UNPACKED_BYTES }))
          yield* rows.takeRows();
      } catch (error) {
        // Yield the rows before the fault too: the message names the column by its heading.
        yield* rows.takeRows();
        throw error;
      }
      yield* rows.takeRows();
    },
  };
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

  /** Yields after each piece of the part. */
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

import { Injectable } from '@nestjs/common';
import { Clock, shanghaiDay, yieldTurn } from '@sunflower/platform';
import { CompareRoster, findRosterContradictions } from './compare-roster';
import { chunksOf } from './long-work';
import { OrganisationLookup } from '../organisation/organisation-lookup';
import type { OrganisationView } from '../organisation/organisation.repository';
import { Organisations } from '../organisation/organisations';
import { RecordRosterCheck } from './record-roster-check';
import { findDuplicateRows } from './roster-duplicates';
import type { TextRow } from '@sunflower/platform/plain';
import type { TypedRow } from '../bad-row/bad-rows';
import { findRosterColumns, type RosterColumns } from '../roster-file/roster-columns';
import { ROSTER_FIELDS } from '../roster-file/roster-headings';
import { RosterReader } from '../roster-file/roster-reader';
import { nameOfIdType } from '../person/id-type-name';
import { cellText, parseRosterRow, type ParsedRosterRow } from '../roster-row/roster-row';
import { StageRoster } from './stage-roster';

export interface RosterUpload {
  bytes: Buffer;
  fileName: string;
  /** One sheet of several; null for the one that is a roster. */
  sheet: string | null;
  /** The roster may name this organisation and those below it. */
  organisation: OrganisationView;
  staffId: string;
}

const ROWS_A_TURN = 250;

/** The dry run: finds all faults of a file, and stages its good rows. */
@Injectable()
export class CheckRoster {
  constructor(
    private readonly reader: RosterReader,
    private readonly organisations: Organisations,
    private readonly compareRoster: CompareRoster,
    private readonly stageRoster: StageRoster,
    private readonly recordCheck: RecordRosterCheck,
    private readonly clock: Clock,
  ) {}

  /** Returns the id of the import. @throws UnreadableRosterFile */
  async check({ bytes, fileName, sheet, organisation, staffId }: RosterUpload): Promise<{ importId: string }> {
    const { rows, sheetName } = await this.reader.readRoster({ bytes, sheet, staffId });
    const columns = findRosterColumns(rows);
    const parsed = await this.parse({ rows, columns, rootPath: organisation.path });
    const compared = await this.compareRoster.compare(parsed.flatMap(({ row }) => row ?? []));
    const faults = [
      ...parsed.flatMap((row) => row.faults),
      ...findDuplicateRows(parsed),
      ...findRosterContradictions({ compared, rootPath: organisation.path }),
    ];
    const importId = await this.recordCheck.begin({
      organisationId: organisation.id,
      fileName,
      sheetName,
      rowCount: parsed.length,
      staffId,
    });
    const badLines = new Set(faults.map(({ lineNumber }) => lineNumber));
    const good = compared.filter(({ row }) => !badLines.has(row.lineNumber));
    await this.stageRoster.stage({ importId, compared: good });
    await this.recordCheck.keepBadRows({ importId, rows: badRowsOf({ rows, columns, parsed, badLines }) });
    const notices = await this.recordCheck.noticesOf(good);
    await this.recordCheck.finish({ importId, faults: [...faults, ...notices], rowCount: parsed.length, staffId });
    return { importId };
  }

  private async parse({
    rows,
    columns,
    rootPath,
  }: {
    rows: readonly TextRow[];
    columns: RosterColumns;
    rootPath: string;
  }): Promise<ParsedRosterRow[]> {
    const organisations = new OrganisationLookup(await this.organisations.listSubtree(['/']), rootPath);
    const today = shanghaiDay(this.clock.now());
    const parsed: ParsedRosterRow[] = [];
    for (const chunk of chunksOf(
      rows.filter(({ lineNumber }) => lineNumber > columns.headingLineNumber),
      ROWS_A_TURN,
    )) {
      parsed.push(...chunk.map((row) => parseRosterRow(row, { columns, organisations, today })));
      await yieldTurn();
    }
    return parsed;
  }
}

/**
 * The bad rows with their typed fields. A row without a type, under a heading for resident ID numbers, gets that type,
 * because it is later checked without the heading.
 */
function badRowsOf({
  rows,
  columns,
  parsed,
  badLines,
}: {
  rows: readonly TextRow[];
  columns: RosterColumns;
  parsed: readonly ParsedRosterRow[];
  badLines: ReadonlySet<number>;
}): { lineNumber: number; identity: string | null; typed: TypedRow }[] {
  const identities = new Map(parsed.map(({ lineNumber, identity }) => [lineNumber, identity]));
  return rows
    .filter(({ lineNumber }) => badLines.has(lineNumber))
    .map(({ lineNumber, cells }) => {
      const typed = Object.fromEntries(
        ROSTER_FIELDS.map((field) => [field, cellText(cells[columns.positions[field] ?? -1])]),
      ) as TypedRow;
      if (typed.idType === '' && columns.residentIdsOnly) typed.idType = nameOfIdType('resident_id');
      return { lineNumber, identity: identities.get(lineNumber) ?? null, typed };
    });
}

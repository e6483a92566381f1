import { Injectable } from '@nestjs/common';
import { Clock, shanghaiDay } from '@sunflower/platform';
import { CompareRoster, findRosterContradictions } from './compare-roster';
import { chunksOf, pause } from './long-work';
import { OrganisationLookup } from '../organisation/organisation-lookup';
import type { OrganisationView } from '../organisation/organisation.repository';
import { Organisations } from '../organisation/organisations';
import { RecordRosterCheck } from './record-roster-check';
import { findDuplicateRows } from './roster-duplicates';
import { findRosterColumns } from '../roster-file/roster-columns';
import { RosterReader } from '../roster-file/roster-reader';
import { parseRosterRow, type ParsedRosterRow } from '../roster-row/roster-row';
import { StageRoster } from './stage-roster';

export interface RosterUpload {
  bytes: Buffer;
  fileName: string;
  /** The roster may name this organisation and those below it. */
  organisation: OrganisationView;
  staffId: string;
}

const ROWS_A_TURN = 250;

/** The dry run: finds everything that is wrong with a file or, when nothing is, lays its rows ready to be applied. */
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

  /** Gives the id of the import. @throws UnreadableRosterFile */
  async check({ bytes, fileName, organisation, staffId }: RosterUpload): Promise<{ importId: string }> {
    const parsed = await this.parse({ bytes, staffId, rootPath: organisation.path });
    const compared = await this.compareRoster.compare(parsed.flatMap(({ row }) => row ?? []));
    const faults = [
      ...parsed.flatMap((row) => row.faults),
      ...findDuplicateRows(parsed),
      ...findRosterContradictions({ compared, rootPath: organisation.path }),
    ];
    const importId = await this.recordCheck.begin({
      organisationId: organisation.id,
      fileName,
      rowCount: parsed.length,
      staffId,
    });
    if (faults.length === 0) await this.stageRoster.stage({ importId, compared });
    await this.recordCheck.finish({ importId, faults, rowCount: parsed.length, staffId });
    return { importId };
  }

  private async parse({
    bytes,
    staffId,
    rootPath,
  }: Pick<RosterUpload, 'bytes' | 'staffId'> & { rootPath: string }): Promise<ParsedRosterRow[]> {
    const rows = await this.reader.read({ bytes, staffId });
    const columns = findRosterColumns(rows);
    const organisations = new OrganisationLookup(await this.organisations.listSubtree(['/']), rootPath);
    const today = shanghaiDay(this.clock.now());
    const parsed: ParsedRosterRow[] = [];
    for (const chunk of chunksOf(
      rows.filter(({ lineNumber }) => lineNumber > columns.headingLineNumber),
      ROWS_A_TURN,
    )) {
      parsed.push(...chunk.map((row) => parseRosterRow(row, { columns, organisations, today })));
      await pause();
    }
    return parsed;
  }
}

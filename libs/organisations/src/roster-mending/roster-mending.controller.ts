import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseIntPipe,
  Put,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BadRows, type ShownBadRow } from '../bad-row/bad-rows';
import { RosterFaultPageQuery, type RosterImportView } from '../roster-import/roster-import.dto';
import { RosterImports } from '../roster-import/roster-imports';
import { RosterImportViews, toFaultItem } from '../roster-import/roster-imports.controller';
import { MendRoster } from './mend-roster';
import { restSheet } from './rest-sheet';
import { BadRowPage, MendedRowView, TypedRowBody } from './roster-mending.dto';

const ROWS_A_PAGE = 100;
/** Maximum rows of one downloaded sheet. */
const MOST_ROWS = 20_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The bad rows of a checked file: shown as typed, mended, left out, or downloaded as a sheet. */
@ApiTags('organisations')
@MayDo('roster.import')
@Controller('roster-imports/:id')
export class RosterMendingController {
  constructor(
    private readonly imports: RosterImports,
    private readonly badRows: BadRows,
    private readonly mending: MendRoster,
    private readonly views: RosterImportViews,
  ) {}

  @Get('bad-rows')
  @Header('Cache-Control', 'no-store')
  async list(
    @Staff() staff: StaffActor,
    @Param('id') importId: string,
    @Query() { afterLine = 0, limit = ROWS_A_PAGE }: RosterFaultPageQuery,
  ): Promise<BadRowPage> {
    await this.imports.getImport({ importId, staff });
    const rows = await this.badRows.list({ importId, afterLine, limit });
    return {
      rows: rows.map(({ faults, ...row }) => ({ ...row, faults: faults.map(toFaultItem) })),
      nextAfterLine: rows.length === limit ? (rows.at(-1)?.lineNumber ?? null) : null,
    };
  }

  // The content type is set with the file, so that errors stay JSON.
  @Get('bad-rows.xlsx')
  @Header('Cache-Control', 'no-store')
  async sheet(@Staff() staff: StaffActor, @Param('id') importId: string): Promise<StreamableFile> {
    await this.imports.getImport({ importId, staff });
    const rows: ShownBadRow[] = [];
    while (rows.length < MOST_ROWS) {
      const page = await this.badRows.list({ importId, afterLine: rows.at(-1)?.lineNumber ?? 0, limit: 500 });
      rows.push(...page);
      if (page.length < 500) break;
    }
    return new StreamableFile(await restSheet(rows), {
      type: XLSX,
      disposition: `attachment; filename="rest.xlsx"; filename*=UTF-8''${encodeURIComponent('待改名单.xlsx')}`,
    });
  }

  @Put('bad-rows/:line')
  @Header('Cache-Control', 'no-store')
  async mend(
    @Staff() staff: StaffActor,
    @Param('id') importId: string,
    @Param('line', ParseIntPipe) lineNumber: number,
    @Body() typed: TypedRowBody,
  ): Promise<MendedRowView> {
    const faults = await this.mending.mend({ importId, lineNumber, staff, typed });
    return { faults: faults.map(toFaultItem), rosterImport: await this.views.get({ staff, importId }) };
  }

  /** Leaves the row out of the import. */
  @Delete('bad-rows/:line')
  @HttpCode(200)
  async skip(
    @Staff() staff: StaffActor,
    @Param('id') importId: string,
    @Param('line', ParseIntPipe) lineNumber: number,
  ): Promise<RosterImportView> {
    await this.mending.skip({ importId, lineNumber, staff });
    return this.views.get({ staff, importId });
  }
}

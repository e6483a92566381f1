import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Injectable,
  Param,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { isoTime, isoTimeOrNull, MayDo, receiveFile, Staff, StaffActor, TakesFile } from '@sunflower/platform';
import type { FastifyRequest } from 'fastify';
import { RosterFileTooLarge } from '../roster-file/roster-file.errors';
import { MAX_ROSTER_FILE_BYTES } from '../roster-file/roster-reader';
import { describeFault, headingOfFault, type RosterFault } from '../roster-row/roster-fault';
import {
  AppliedRosterView,
  ApplyRosterBody,
  RosterFaultItem,
  RosterFaultPage,
  RosterFaultPageQuery,
  RosterImportView,
} from './roster-import.dto';
import type { RosterImportRecord } from './roster-import.repository';
import { RosterImports } from './roster-imports';
import { rosterTemplate } from '../roster-row/roster-template';

const FAULTS_A_PAGE = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const tooLarge = () => new RosterFileTooLarge({ maxMegabytes: MAX_ROSTER_FILE_BYTES / 1024 / 1024 });

export const toFaultItem = (fault: RosterFault): RosterFaultItem => ({
  lineNumber: fault.lineNumber,
  field: headingOfFault(fault.field),
  problem: describeFault(fault),
  code: fault.problem,
  otherLineNumber: fault.otherLineNumber,
});

/** An import as screens show it. */
@Injectable()
export class RosterImportViews {
  constructor(private readonly imports: RosterImports) {}

  async get({ staff, importId }: { staff: StaffActor; importId: string }): Promise<RosterImportView> {
    return this.of({ staff, record: await this.imports.getImport({ importId, staff }) });
  }

  async faults({
    staff,
    importId,
    afterLine = 0,
    limit = FAULTS_A_PAGE,
  }: RosterFaultPageQuery & { staff: StaffActor; importId: string }): Promise<RosterFaultPage> {
    const { faults, nextAfterLine } = await this.imports.listFaults({ importId, staff, afterLine, limit });
    return { faults: faults.map(toFaultItem), nextAfterLine };
  }

  async of({ staff, record }: { staff: StaffActor; record: RosterImportRecord }): Promise<RosterImportView> {
    const { id, organisationId, fileName, sheetName, state, rowCount, faultCount, createdAt, appliedAt } = record;
    const { faults, nextAfterLine } = await this.faults({ staff, importId: id });
    return {
      id,
      organisationId,
      fileName,
      sheetName,
      state,
      rowCount,
      faultCount,
      createdAt: isoTime(createdAt),
      appliedAt: isoTimeOrNull(appliedAt),
      faults,
      nextAfterLine,
    };
  }
}

/** Roster imports: POST is a dry run; `apply` applies it. */
@ApiTags('organisations')
@MayDo('roster.import')
@Controller('roster-imports')
export class RosterImportsController {
  private templateBytes: Promise<Buffer> | null = null;

  constructor(
    private readonly imports: RosterImports,
    private readonly views: RosterImportViews,
  ) {}

  @Get('template.xlsx')
  @Header('Content-Type', XLSX)
  @Header(
    'Content-Disposition',
    `attachment; filename="roster.xlsx"; filename*=UTF-8''${encodeURIComponent('名册模板.xlsx')}`,
  )
  async template(): Promise<StreamableFile> {
    this.templateBytes ??= rosterTemplate();
    return new StreamableFile(await this.templateBytes);
  }

  @Post()
  @TakesFile({ maxBytes: MAX_ROSTER_FILE_BYTES })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        organisationId: { type: 'string' },
        sheet: { type: 'string' },
      },
    },
  })
  async check(@Staff() staff: StaffActor, @Req() request: FastifyRequest): Promise<RosterImportView> {
    const { bytes, fileName, sheet, organisationId } = await receiveFile({
      request,
      maxBytes: MAX_ROSTER_FILE_BYTES,
      tooLarge,
    });
    return this.views.of({
      staff,
      record: await this.imports.check({ bytes, fileName, sheet, organisationId, staff }),
    });
  }

  @Get(':id')
  async get(@Staff() staff: StaffActor, @Param('id') importId: string): Promise<RosterImportView> {
    return this.views.get({ staff, importId });
  }

  @Get(':id/faults')
  async faults(
    @Staff() staff: StaffActor,
    @Param('id') importId: string,
    @Query() query: RosterFaultPageQuery,
  ): Promise<RosterFaultPage> {
    return this.views.faults({ ...query, staff, importId });
  }

  @Post(':id/apply')
  @HttpCode(200)
  async apply(
    @Staff() staff: StaffActor,
    @Param('id') importId: string,
    @Body() { goodOnly = false }: ApplyRosterBody,
  ): Promise<AppliedRosterView> {
    return this.imports.apply({ importId, staff, goodOnly });
  }
}

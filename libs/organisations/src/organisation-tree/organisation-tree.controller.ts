import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import {
  attachment,
  Clock,
  fieldOfWrongForm,
  InvalidRequest,
  MayDo,
  receiveFile,
  rolesFor,
  Staff,
  TakesFile,
  type StaffActor,
} from '@sunflower/platform';
import type { FastifyRequest } from 'fastify';
import { toOrganisationItem } from '../organisation/organisations.controller';
import { OrganisationItem } from '../organisation/organisations.dto';
import { RosterFileTooLarge } from '../roster-file/roster-file.errors';
import { ImportOrganisations } from './import-organisations';
import { KeepOrganisations } from './keep-organisations';
import { MergeOrganisations } from './merge-organisations';
import { headingOfColumn } from './organisation-file';
import { OrganisationFollowers } from './organisation-followers';
import { organisationCodeOf, organisationNameOf } from './organisation-rules';
import { organisationTemplate } from './organisation-template';
import {
  MergedOrganisationView,
  MergeOrganisationBody,
  NewOrganisationBody,
  OrganisationImportQuery,
  OrganisationImportView,
  OrganisationPeopleItem,
  OrganisationReasonBody,
  RenameOrganisationBody,
} from './organisation-tree.dto';
import { OrganisationTreeRepository } from './organisation-tree.repository';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAX_BYTES = 5 * 1024 * 1024;
const FAULTS_TOLD = 200;
const tooLarge = () => new RosterFileTooLarge({ maxMegabytes: MAX_BYTES / 1024 / 1024 });

/** The tree below one's own organisation, kept by those who administer it. */
@ApiTags('organisations')
@MayDo('organisation.change')
@Controller('organisations')
export class OrganisationTreeController {
  constructor(
    private readonly keeping: KeepOrganisations,
    private readonly merging: MergeOrganisations,
    private readonly importing: ImportOrganisations,
    private readonly followers: OrganisationFollowers,
    private readonly repository: OrganisationTreeRepository,
    private readonly clock: Clock,
  ) {}

  /** How many people each has on the roster; those without any are left out. */
  @Get('people-counts')
  peopleCounts(@Staff() staff: StaffActor): Promise<OrganisationPeopleItem[]> {
    return this.repository.peopleCounts(staff.subtrees(rolesFor('organisation.change')));
  }

  @Get('template.xlsx')
  @Header('Content-Type', XLSX)
  async template(): Promise<StreamableFile> {
    return new StreamableFile(await organisationTemplate(), {
      type: XLSX,
      disposition: attachment({ name: '机构导入模板.xlsx', plainName: 'organisations.xlsx' }),
    });
  }

  @Post()
  async add(@Staff() staff: StaffActor, @Body() body: NewOrganisationBody): Promise<OrganisationItem> {
    const { parentId, level, kind } = body;
    const added = await this.keeping.add({
      parentId,
      level,
      kind: kind ?? null,
      name: nameOf(body.name),
      code: body.code === undefined || body.code.trim() === '' ? null : codeOf(body.code),
      staff,
    });
    return toOrganisationItem(added);
  }

  /** .xlsx or .csv with 上级机构, 机构名称, 类型 and, by choice, 机构代码. Nothing is added while a row is wrong. */
  @Post('import')
  @HttpCode(200)
  @TakesFile({ maxBytes: MAX_BYTES })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async import(
    @Staff() staff: StaffActor,
    @Req() request: FastifyRequest,
    @Query() { dryRun }: OrganisationImportQuery,
  ): Promise<OrganisationImportView> {
    const { bytes } = await receiveFile({ request, maxBytes: MAX_BYTES, tooLarge });
    const { planned, existing, faults, added } = await this.importing.read({
      bytes,
      staff,
      isDryRun: dryRun === 'true',
    });
    return {
      toAdd: planned.length,
      existing,
      added,
      faultCount: faults.length,
      faults: faults.slice(0, FAULTS_TOLD).map((fault) => ({ ...fault, heading: headingOfColumn(fault.column) })),
    };
  }

  @Post(':id/rename')
  @HttpCode(200)
  async rename(
    @Staff() staff: StaffActor,
    @Param('id') organisationId: string,
    @Body() { name, reason }: RenameOrganisationBody,
  ): Promise<OrganisationItem> {
    const renamed = await this.keeping.rename({ organisationId, name: nameOf(name), reason: reason.trim(), staff });
    await this.followers.renamed({ ...renamed, at: this.clock.now() });
    return toOrganisationItem(renamed);
  }

  /** It takes no new people; those who are there stay. */
  @Post(':id/close')
  @HttpCode(200)
  async close(
    @Staff() staff: StaffActor,
    @Param('id') organisationId: string,
    @Body() { reason }: OrganisationReasonBody,
  ): Promise<OrganisationItem> {
    return toOrganisationItem(await this.keeping.close({ organisationId, reason: reason.trim(), staff }));
  }

  @Post(':id/reopen')
  @HttpCode(200)
  async reopen(
    @Staff() staff: StaffActor,
    @Param('id') organisationId: string,
    @Body() { reason }: OrganisationReasonBody,
  ): Promise<OrganisationItem> {
    return toOrganisationItem(await this.keeping.reopen({ organisationId, reason: reason.trim(), staff }));
  }

  /** It is closed, and its people, with registrations for sittings to come, become the other's. */
  @Post(':id/merge')
  @HttpCode(200)
  merge(
    @Staff() staff: StaffActor,
    @Param('id') organisationId: string,
    @Body() { intoId, reason }: MergeOrganisationBody,
  ): Promise<MergedOrganisationView> {
    return this.merging.merge({ organisationId, intoId, reason: reason.trim(), staff });
  }
}

function nameOf(typed: string): string {
  const name = organisationNameOf(typed);
  if (name === null)
    throw new InvalidRequest('name must be 1 to 60 characters.', { faults: [fieldOfWrongForm('name')] });
  return name;
}

function codeOf(typed: string): string {
  const code = organisationCodeOf(typed);
  if (code === null)
    throw new InvalidRequest('code must be 1 to 12 letters and digits.', { faults: [fieldOfWrongForm('code')] });
  return code;
}

import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { attachment, BodyLimit, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { ExportBank } from './export-bank';
import { ExportOrderDto, ExportPreviewDto, ExportSelectionDto, TemplateQuery } from './export.dto';
import type { ExportSelection } from './exported-pages';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
// Room for 1,000 ids.
const ORDER = { kilobytes: 64, values: 1_100, listLength: 1_000 };
const TEMPLATE_NAME = { 'zh-CN': '试题导入模板.xlsx', en: 'question template.xlsx' };
const BINARY = { schema: { type: 'string', format: 'binary' } };

/** Questions as files, for the managers of their bank. */
@Controller('question-banks')
export class ExportsController {
  constructor(
    private readonly access: BankAccess,
    private readonly exporting: ExportBank,
  ) {}

  /** An import template with examples and drop-down lists. */
  @Get('import-template.xlsx')
  @MayDo('bank.import')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse({ content: { [XLSX]: BINARY } })
  async template(@Staff() { staffId }: StaffActor, @Query() { language }: TemplateQuery): Promise<StreamableFile> {
    const bytes = await this.exporting.template({ language, staffId });
    return new StreamableFile(bytes, {
      type: XLSX,
      disposition: attachment({ name: TEMPLATE_NAME[language], plainName: 'template.xlsx' }),
    });
  }

  /** What each format cannot express of these questions; nothing is exported. */
  @Post(':id/exports/losses')
  @MayDo('bank.export')
  @BodyLimit(ORDER)
  @HttpCode(200)
  async weigh(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() order: ExportSelectionDto,
  ): Promise<ExportPreviewDto> {
    const selection = await this.selectionOf({ staff, bankId, order });
    const { questionCount, formats } = await this.exporting.weigh({ selection, staffId: staff.staffId });
    return { questionCount, formats };
  }

  /** The questions with their keys in one file; each export is recorded. */
  @Post(':id/exports')
  @MayDo('bank.export')
  @BodyLimit(ORDER)
  @HttpCode(200)
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse({ content: { 'application/octet-stream': BINARY } })
  async export(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { format, ...order }: ExportOrderDto,
  ): Promise<StreamableFile> {
    const selection = await this.selectionOf({ staff, bankId, order });
    const { name, mediaType, bytes } = await this.exporting.export({ selection, format, staffId: staff.staffId });
    const ending = /(?:\.gift)?\.\w+$/.exec(name)?.[0] ?? '';
    return new StreamableFile(bytes, {
      type: mediaType,
      disposition: attachment({ name, plainName: `questions${ending}` }),
    });
  }

  private async selectionOf({
    staff,
    bankId,
    order: { filter = {}, questionIds },
  }: {
    staff: StaffActor;
    bankId: string;
    order: ExportSelectionDto;
  }): Promise<ExportSelection> {
    const bank = await this.access.getBank({ staff, bankId, act: 'bank.export' });
    return { bank, filter, questionIds: questionIds ?? null };
  }
}

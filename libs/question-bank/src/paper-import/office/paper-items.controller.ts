import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { BodyLimit, fieldRequired, InvalidRequest, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { MendPapers, type AlikeChange } from '../work/mend-papers';
import { PaperImports } from '../work/paper-imports';
import { RestOfPaper } from '../work/rest-of-paper';
import {
  AlikeDto,
  AlikeReportDto,
  MendedQuestionDto,
  ImportItemDto,
  ImportItemPageDto,
  ImportItemQuery,
  RestOrderDto,
  SkipDto,
} from './paper-item.dto';
import { PaperPlace } from './paper-place';
import { toItem, toItemPage, toMended } from './paper-views';

const ITEMS_A_PAGE = 20;
// A text column holds 64 KB on MariaDB.
const QUESTION = { kilobytes: 56 };
const REST = { kilobytes: 256, values: 4_000, listLength: 1_000 };
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const ATTACHMENT = `attachment; filename="rest.xlsx"; filename*=UTF-8''${encodeURIComponent('未入库的试题.xlsx')}`;

/** The questions of an imported paper before they are stored. */
@MayDo('bank.import')
@Controller('question-banks/:id/paper-imports/:importId')
export class PaperItemsController {
  constructor(
    private readonly place: PaperPlace,
    private readonly imports: PaperImports,
    private readonly mendPapers: MendPapers,
    private readonly rest: RestOfPaper,
  ) {}

  /** In the order of the file. */
  @Get('items')
  async list(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('importId') importId: string,
    @Query() { filter = 'all', after = 0, limit = ITEMS_A_PAGE }: ImportItemQuery,
  ): Promise<ImportItemPageDto> {
    await this.place.ofImport({ staff, bankId, importId });
    return toItemPage(await this.imports.listItems({ importId, filter, after, limit }));
  }

  /** Replaces the question with a corrected one and checks it at once. */
  @Put('items/:position')
  @BodyLimit(QUESTION)
  async mend(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('importId') importId: string,
    @Param('position', ParseIntPipe) position: number,
    @Body() { stimulus, groupFormat, furtherCase, ...question }: MendedQuestionDto,
  ): Promise<ImportItemDto> {
    const found = await this.place.ofImport({ staff, bankId, importId });
    await this.mendPapers.mend({
      ...found,
      position,
      question: toMended(question),
      furtherCase,
      stimulus,
      groupFormat,
    });
    return toItem(await this.imports.getItem({ importId, position }));
  }

  @Post('items/:position/skip')
  @HttpCode(200)
  async skip(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('importId') importId: string,
    @Param('position', ParseIntPipe) position: number,
    @Body() { skipped }: SkipDto,
  ): Promise<ImportItemDto> {
    const found = await this.place.ofImport({ staff, bankId, importId });
    await this.mendPapers.skip({ ...found, position, skipped });
    return toItem(await this.imports.getItem({ importId, position }));
  }

  /** Makes the same change to all questions with the same notice. */
  @Post('alike')
  @HttpCode(200)
  async changeAlike(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('importId') importId: string,
    @Body() { code, skip, type, domain }: AlikeDto,
  ): Promise<AlikeReportDto> {
    const found = await this.place.ofImport({ staff, bankId, importId });
    if (skip !== true && type === undefined && domain === undefined)
      throw new InvalidRequest('Say what is to be changed.', { faults: [fieldRequired('skip')] });
    const change: AlikeChange =
      skip === true
        ? { skip }
        : { ...(type === undefined ? {} : { type }), ...(domain === undefined ? {} : { domain }) };
    return { changed: await this.mendPapers.changeAlike({ ...found, code, change }) };
  }

  /** The questions that are not in the bank, with the reasons in the wording of the request. */
  @Post('rest.xlsx')
  @HttpCode(200)
  @BodyLimit(REST)
  async restOf(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('importId') importId: string,
    @Body() { language, reasons }: RestOrderDto,
  ): Promise<StreamableFile> {
    await this.place.ofImport({ staff, bankId, importId });
    const words = { language, reasons: new Map(reasons.map(({ code, text }) => [code, text])) };
    return new StreamableFile(await this.rest.workbook({ importId, words }), { type: XLSX, disposition: ATTACHMENT });
  }
}

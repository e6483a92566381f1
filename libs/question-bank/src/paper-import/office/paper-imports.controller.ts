import { Body, Controller, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { BodyLimit, MayDo, receiveFile, Staff, StaffActor, TakesFile } from '@sunflower/platform';
import type { FastifyRequest } from 'fastify';
import { sourceOf } from '../../question/question-source';
import { MAX_PAPER_BYTES } from '../reading/paper-reader';
import { MendPapers } from '../work/mend-papers';
import { PaperTooLarge } from '../work/paper-import.errors';
import { PaperImports } from '../work/paper-imports';
import { ReadPapers } from '../work/read-papers';
import { StorePapers } from '../work/store-papers';
import { PaperPlace, type BankPlace } from './paper-place';
import {
  PaperImportDto,
  PaperImportSummaryDto,
  ImportSettingsDto,
  PastedPaperDto,
  StoreOrderDto,
  StoreReportDto,
} from './paper-import.dto';
import { toPaperView, toSummary } from './paper-views';

const PASTED = { kilobytes: 2_048 };
const PASTED_NAME = '粘贴的文字.txt';

const tooLarge = () => new PaperTooLarge({ maxMegabytes: MAX_PAPER_BYTES / 1024 / 1024 });

/** Papers in common file formats: read, reviewed question by question, and stored as drafts. */
@MayDo('bank.import')
@Controller('question-banks/:id/paper-imports')
export class PaperImportsController {
  constructor(
    private readonly place: PaperPlace,
    private readonly imports: PaperImports,
    private readonly readPapers: ReadPapers,
    private readonly mendPapers: MendPapers,
    private readonly storePapers: StorePapers,
  ) {}

  /**
   * Takes one file of at most 50 MB: Word, Excel, CSV, text, GIFT, Aiken, Moodle XML or QTI. Replies before the file is
   * read.
   */
  @Post()
  @TakesFile({ maxBytes: MAX_PAPER_BYTES })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async upload(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Req() request: FastifyRequest,
  ): Promise<PaperImportDto> {
    const place = await this.place.ofBank({ staff, bankId });
    const { bytes, fileName } = await receiveFile({ request, maxBytes: MAX_PAPER_BYTES, tooLarge });
    return this.begin({ place, bytes, name: fileName || 'file' });
  }

  /** Takes pasted text in place of a file. */
  @Post('text')
  @BodyLimit(PASTED)
  async paste(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { text, name }: PastedPaperDto,
  ): Promise<PaperImportDto> {
    const place = await this.place.ofBank({ staff, bankId });
    return this.begin({ place, bytes: Buffer.from(text, 'utf8'), name: name ?? PASTED_NAME });
  }

  /** Newest first. */
  @Get()
  async list(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<PaperImportSummaryDto[]> {
    await this.place.ofBank({ staff, bankId });
    return (await this.imports.listOfBank(bankId)).map(toSummary);
  }

  @Get(':importId')
  async get(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('importId') importId: string,
  ): Promise<PaperImportDto> {
    const { paper } = await this.place.ofImport({ staff, bankId, importId });
    return toPaperView(await this.imports.overviewOf(paper));
  }

  /** Sets the defaults for questions whose file does not say. */
  @Put(':importId/settings')
  async settle(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('importId') importId: string,
    @Body() { domainCode = null, difficulty, knowledgePoint = null, source }: ImportSettingsDto,
  ): Promise<PaperImportDto> {
    const found = await this.place.ofImport({ staff, bankId, importId });
    const settings = {
      domainCode,
      difficulty,
      knowledgePoint,
      source: source === undefined ? found.paper.source : source && sourceOf(source),
    };
    await this.mendPapers.settle({ ...found, settings });
    return this.get(staff, bankId, importId);
  }

  /** Stores questions in the bank as drafts: all that were requested, or none. */
  @Post(':importId/store')
  @HttpCode(200)
  async store(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Param('importId') importId: string,
    @Body() { which }: StoreOrderDto,
  ): Promise<StoreReportDto> {
    const found = await this.place.ofImport({ staff, bankId, importId });
    const stored = await this.storePapers.store({ ...found, which });
    return { stored, paper: await this.get(staff, bankId, importId) };
  }

  private async begin({ place, ...file }: { place: BankPlace; bytes: Buffer; name: string }): Promise<PaperImportDto> {
    const paper = await this.readPapers.begin({ ...place, ...file });
    return toPaperView(await this.imports.overviewOf(paper));
  }
}

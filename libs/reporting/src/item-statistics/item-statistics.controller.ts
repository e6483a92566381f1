import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { attachment, fileNamePart, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { writeXlsxStream } from 'hucre/xlsx';
import { AskItemStatistics } from './ask-item-statistics';
import { ExamItemStatisticsDto, ItemStatisticsQueryDto } from './item-statistics.dto';
import { ITEM_SHEET_COLUMNS, itemSheetRow } from './item-statistics-sheet';
import { StatisticsNotMade } from '../reporting.errors';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('reporting')
@MayDo('item-statistics.read')
@Controller('exams')
export class ItemStatisticsController {
  constructor(private readonly statistics: AskItemStatistics) {}

  /** Made in the background on the first request, and again when results have changed. */
  @Get(':examId/item-statistics')
  @Header('Cache-Control', 'private, no-store')
  async get(
    @Param('examId') examId: string,
    @Query() { runNumber }: ItemStatisticsQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<ExamItemStatisticsDto> {
    const { exam: _exam, ...view } = await this.statistics.ask({ examId, staff, runNumber });
    return view;
  }

  /** The stored statistics; `STATISTICS_NOT_MADE` when there are none. */
  @Get(':examId/item-statistics.xlsx')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse({ content: { [XLSX]: { schema: { type: 'string', format: 'binary' } } } })
  async xlsx(
    @Param('examId') examId: string,
    @Query() { runNumber }: ItemStatisticsQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    const { exam, paper, items } = await this.statistics.ask({ examId, staff, runNumber });
    if (paper === null) throw new StatisticsNotMade({ examId });
    const stream = writeXlsxStream(items.map(itemSheetRow), {
      name: '试题统计',
      columns: [...ITEM_SHEET_COLUMNS],
      freezePane: { rows: 1 },
    });
    return new StreamableFile(Readable.fromWeb(stream as ReadableStream<Uint8Array>), {
      type: XLSX,
      disposition: attachment({ name: `试题统计-${fileNamePart(exam.title)}.xlsx`, plainName: 'item-statistics.xlsx' }),
    });
  }
}

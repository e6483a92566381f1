import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { BodyLimit, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { NoticeDesk } from './notice-desk';
import {
  LostCodesDto,
  NewNoticeDto,
  NoticeBatchDto,
  NoticeDraftDto,
  NoticeListDto,
  NoticePageDto,
  NoticeListQueryDto,
  NoticePageQueryDto,
  NoticePreviewDto,
  NoticeRecordPageDto,
  RecordPageQueryDto,
  RetriedDto,
} from './notice.dto';
import { OrderNotice } from './order-notice';
import { PreviewNotice } from './preview-notice';
import { ReadRecords } from './read-records';
import { SteerNotice } from './steer-notice';
import { UndeliveredExport } from './undelivered-export';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
// Enough for a thousand ids.
const TICKED = { kilobytes: 64, values: 1_100, listLength: 1_000 };

/** Notices of an exam: written, sent and followed by staff. */
@ApiTags('notices')
@Controller('exams/:examId/notices')
export class NoticeController {
  constructor(
    private readonly desk: NoticeDesk,
    private readonly preview: PreviewNotice,
    private readonly ordering: OrderNotice,
    private readonly steering: SteerNotice,
  ) {}

  @Get()
  @MayDo('notice.read')
  list(
    @Param('examId') examId: string,
    @Query() { state }: NoticeListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<NoticeListDto> {
    return this.desk.list({ examId, staff, filter: state ?? null });
  }

  /** What the first three people would get; sends nothing. */
  @Post('preview')
  @HttpCode(200)
  @MayDo('notice.send')
  @BodyLimit(TICKED)
  show(
    @Param('examId') examId: string,
    @Body() draft: NoticeDraftDto,
    @Staff() staff: StaffActor,
  ): Promise<NoticePreviewDto> {
    return this.preview.preview({ examId, staff, draft });
  }

  /** A request with an id that is there already makes nothing new. */
  @Post()
  @MayDo('notice.send')
  @BodyLimit(TICKED)
  async order(
    @Param('examId') examId: string,
    @Body() wish: NewNoticeDto,
    @Staff() staff: StaffActor,
  ): Promise<NoticeBatchDto> {
    await this.ordering.order({ examId, staff, wish });
    return this.desk.viewOf({ examId, batchId: wish.id });
  }

  /** What is being sent at this moment still arrives. */
  @Post(':batchId/stop')
  @HttpCode(204)
  @MayDo('notice.send')
  stop(@Param('examId') examId: string, @Param('batchId') batchId: string, @Staff() staff: StaffActor): Promise<void> {
    return this.steering.stop({ examId, batchId, staff });
  }

  @Post(':batchId/resume')
  @HttpCode(204)
  @MayDo('notice.send')
  resume(
    @Param('examId') examId: string,
    @Param('batchId') batchId: string,
    @Staff() staff: StaffActor,
  ): Promise<void> {
    return this.steering.resume({ examId, batchId, staff });
  }

  /** Tries what failed or was given up again. */
  @Post(':batchId/retry')
  @HttpCode(200)
  @MayDo('notice.send')
  async retry(
    @Param('examId') examId: string,
    @Param('batchId') batchId: string,
    @Staff() staff: StaffActor,
  ): Promise<RetriedDto> {
    return { notices: await this.steering.retry({ examId, batchId, staff }) };
  }

  /** Whether candidates may have a new access code sent to the phone on file. */
  @Put('lost-codes')
  @HttpCode(204)
  @MayDo('notice.send')
  allowLostCodes(
    @Param('examId') examId: string,
    @Body() { allowed }: LostCodesDto,
    @Staff() staff: StaffActor,
  ): Promise<void> {
    return this.steering.allowLostCodes({ examId, staff, allowed });
  }
}

/** One notice: to whom it went, what a trial recorded, whom it did not reach. */
@ApiTags('notices')
@Controller('exams/:examId/notices/:batchId')
@MayDo('notice.read')
export class NoticeDeliveryController {
  constructor(
    private readonly desk: NoticeDesk,
    private readonly records: ReadRecords,
    private readonly undelivered: UndeliveredExport,
  ) {}

  @Get('people')
  people(
    @Param('examId') examId: string,
    @Param('batchId') batchId: string,
    @Query() query: NoticePageQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<NoticePageDto> {
    return this.desk.page({ examId, batchId, query, staff });
  }

  /** Whole texts, which may have access codes; each reading is on record. */
  @Get('records')
  recorded(
    @Param('examId') examId: string,
    @Param('batchId') batchId: string,
    @Query() { after = '' }: RecordPageQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<NoticeRecordPageDto> {
    return this.records.page({ examId, batchId, staff, after });
  }

  @Get('undelivered.xlsx')
  @ApiProduces(XLSX)
  async export(
    @Param('examId') examId: string,
    @Param('batchId') batchId: string,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    const sheet = await this.undelivered.stream({ examId, batchId, staff });
    return new StreamableFile(Readable.fromWeb(sheet), {
      type: XLSX,
      disposition: 'attachment; filename="undelivered.xlsx"',
    });
  }
}

import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { PassListQueryDto } from '../reporting.dto';
import type { PassListFormat } from './pass-list-export';
import { PassListOrder } from './pass-list-order';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
const binary = (type: string) => ({ content: { [type]: { schema: { type: 'string', format: 'binary' } as const } } });

@ApiTags('reporting')
@MayDo('result.read')
@Controller('exams')
export class PassListController {
  constructor(private readonly order: PassListOrder) {}

  @Get(':examId/pass-list.xlsx')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(XLSX))
  xlsx(
    @Param('examId') examId: string,
    @Query() query: PassListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    return this.file({ examId, query, staff, format: 'xlsx', type: XLSX });
  }

  @Get(':examId/pass-list.csv')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(CSV))
  csv(
    @Param('examId') examId: string,
    @Query() query: PassListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    return this.file({ examId, query, staff, format: 'csv', type: CSV });
  }

  private async file({
    examId,
    query,
    staff,
    format,
    type,
  }: {
    examId: string;
    query: PassListQueryDto;
    staff: StaffActor;
    format: PassListFormat;
    type: string;
  }): Promise<StreamableFile> {
    const { organisationId = null, passedOnly = false } = query;
    const { stream, disposition } = await this.order.fill({ examId, staff, format, organisationId, passedOnly });
    return new StreamableFile(stream, { type, disposition });
  }
}

import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { attachment, AUDIT_ACTIONS, Clock, MayDo, shanghaiDay, Staff, type StaffActor } from '@sunflower/platform';
import { ACT_WORDS } from './act-words';
import { AuditLog } from './audit-log';
import { AuditLogExport } from './audit-log-export';
import { AuditActionDto, AuditFilterDto, AuditListDto, AuditListQueryDto } from './audit-log.dto';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv; charset=utf-8';
const binary = (type: string) => ({ content: { [type]: { schema: { type: 'string', format: 'binary' } as const } } });

@ApiTags('audit')
@Controller('audit-log')
export class AuditLogController {
  constructor(
    private readonly log: AuditLog,
    private readonly exporting: AuditLogExport,
    private readonly clock: Clock,
  ) {}

  /** Newest first; of what the caller administers. */
  @MayDo('audit.read')
  @Get()
  @Header('Cache-Control', 'no-store')
  list(@Query() query: AuditListQueryDto, @Staff() staff: StaffActor): Promise<AuditListDto> {
    return this.log.list({ query, staff });
  }

  /** The words for every act. */
  @MayDo('audit.read')
  @Get('actions')
  actions(): AuditActionDto[] {
    return AUDIT_ACTIONS.map((action) => ({ action, ...ACT_WORDS[action] }));
  }

  @MayDo('audit.export')
  @Get('audit-log.xlsx')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(XLSX))
  async xlsx(@Query() query: AuditFilterDto, @Staff() staff: StaffActor): Promise<StreamableFile> {
    const stream = await this.exporting.stream({ query, staff, format: 'xlsx' });
    return new StreamableFile(stream, { type: XLSX, disposition: this.disposition('xlsx') });
  }

  @MayDo('audit.export')
  @Get('audit-log.csv')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(CSV))
  async csv(@Query() query: AuditFilterDto, @Staff() staff: StaffActor): Promise<StreamableFile> {
    const stream = await this.exporting.stream({ query, staff, format: 'csv' });
    return new StreamableFile(stream, { type: CSV, disposition: this.disposition('csv') });
  }

  private disposition(ending: string): string {
    const day = shanghaiDay(this.clock.now());
    return attachment({ name: `操作记录-${day}.${ending}`, plainName: `audit-log-${day}.${ending}` });
  }
}

import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IncidentQueryDto } from '@sunflower/exam-session';
import { attachment, fileNamePart, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { IncidentFiles, type IncidentFile } from './incident-files';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PDF = 'application/pdf';
const binary = (type: string) => ({ content: { [type]: { schema: { type: 'string', format: 'binary' } as const } } });

@ApiTags('reporting')
@MayDo('incident.read')
@Controller('exams')
export class IncidentFilesController {
  constructor(private readonly files: IncidentFiles) {}

  @Get(':examId/incidents.xlsx')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(XLSX))
  async xlsx(
    @Param('examId') examId: string,
    @Query() query: IncidentQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    return fileOf({ file: await this.files.sheet({ examId, query, staff }), type: XLSX, ending: 'xlsx' });
  }

  @Get(':examId/incidents.pdf')
  @Header('Cache-Control', 'private, no-store')
  @ApiOkResponse(binary(PDF))
  async pdf(
    @Param('examId') examId: string,
    @Query() query: IncidentQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<StreamableFile> {
    return fileOf({ file: await this.files.form({ examId, query, staff }), type: PDF, ending: 'pdf' });
  }
}

function fileOf({
  file: { stream, report },
  type,
  ending,
}: {
  file: IncidentFile;
  type: string;
  ending: string;
}): StreamableFile {
  const title = [report.exam.title, ...(report.sitting ? [report.sitting.title] : [])].map(fileNamePart).join(' ');
  const disposition = attachment({ name: `考场情况记录表 ${title}.${ending}`, plainName: `incidents.${ending}` });
  return new StreamableFile(stream, { type, disposition });
}

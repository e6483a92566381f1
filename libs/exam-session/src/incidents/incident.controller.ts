import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { IncidentDto, IncidentListDto, IncidentListQueryDto, NewIncidentDto, StrikeIncidentDto } from './incident.dto';
import { Incidents } from './incidents';
import { RecordIncidents } from './record-incidents';

/** What happened during the sittings of an exam. */
@ApiTags('exam sessions')
@Controller()
export class IncidentController {
  constructor(
    private readonly incidents: Incidents,
    private readonly recording: RecordIncidents,
  ) {}

  @Get('exams/:examId/incidents')
  @MayDo('incident.read')
  list(
    @Param('examId') examId: string,
    @Query() query: IncidentListQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<IncidentListDto> {
    return this.incidents.list({ examId, query, staff });
  }

  @Post('exams/:examId/incidents')
  @MayDo('incident.record')
  async record(
    @Param('examId') examId: string,
    @Body() wish: NewIncidentDto,
    @Staff() staff: StaffActor,
  ): Promise<IncidentDto> {
    return this.shown(await this.recording.record({ examId, wish, staff }));
  }

  @Post('incidents/:id/strike')
  @MayDo('incident.strike')
  @HttpCode(200)
  async strike(
    @Param('id') incidentId: string,
    @Body() { reason }: StrikeIncidentDto,
    @Staff() staff: StaffActor,
  ): Promise<IncidentDto> {
    return this.shown(await this.recording.strike({ incidentId, reason, staff }));
  }

  private async shown(incident: Parameters<Incidents['view']>[0][number]): Promise<IncidentDto> {
    const [view] = await this.incidents.view([incident]);
    return view as IncidentDto;
  }
}

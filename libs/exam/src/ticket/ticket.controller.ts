import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { MayDo, Staff, StaffActor } from '@sunflower/platform';
import { ExamAccess } from '../office/exam-access';
import { pathsOf } from '../exam/exam-scope';
import { TicketExportQueryDto } from '../registration/registration.dto';
import { TicketExport } from './ticket-export';
import { TicketPrint } from './ticket-print';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HTML = 'text/html; charset=utf-8';

/** Tickets with their access codes; each export is on record. */
@Controller('exams/:examId')
@MayDo('tickets.export')
export class TicketController {
  constructor(
    private readonly access: ExamAccess,
    private readonly ticketExport: TicketExport,
    private readonly ticketPrint: TicketPrint,
  ) {}

  /** For mail merge and text messages. */
  @Get('tickets.xlsx')
  @ApiProduces(XLSX)
  async exportTickets(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Query() { sittingId }: TicketExportQueryDto,
  ): Promise<StreamableFile> {
    const { scope } = await this.access.exam({ staff, examId, act: 'tickets.export' });
    const sheet = await this.ticketExport.stream({
      examId,
      sittingId: sittingId ?? null,
      paths: pathsOf(scope),
      staffId: staff.staffId,
    });
    return new StreamableFile(Readable.fromWeb(sheet), {
      type: XLSX,
      disposition: 'attachment; filename="tickets.xlsx"',
    });
  }

  /** For printing, each ticket with a QR code that signs in. */
  @Get('tickets.html')
  @ApiProduces(HTML)
  async printTickets(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Query() { sittingId }: TicketExportQueryDto,
  ): Promise<StreamableFile> {
    const { scope, exam } = await this.access.exam({ staff, examId, act: 'tickets.export' });
    const paper = await this.ticketPrint.stream({
      examId,
      examTitle: exam.title,
      sittingId: sittingId ?? null,
      paths: pathsOf(scope),
      staffId: staff.staffId,
    });
    return new StreamableFile(paper, { type: HTML, disposition: 'attachment; filename="tickets.html"' });
  }
}

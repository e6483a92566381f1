import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { Incidents, type IncidentQueryDto, type IncidentReport } from '@sunflower/exam-session';
import { Audit, Clock, Database, ParserThreads, yieldTurn, type StaffActor } from '@sunflower/platform';
import { writeXlsxStream } from 'hucre/xlsx';
import { drawInThread } from '../printed/draw-in-thread';
import { incidentFormFace } from './incident-form-face';
import type { IncidentFormWork } from './incident-form.worker';
import { INCIDENT_COLUMNS, incidentCells } from './incident-sheet';

const ROWS_A_TURN = 100;

interface Asking {
  examId: string;
  query: IncidentQueryDto;
  staff: StaffActor;
}

export interface IncidentFile {
  stream: Readable;
  report: IncidentReport;
}

/** The incidents of a sitting or an exam as a sheet, and as the form that is signed. */
@Injectable()
export class IncidentFiles {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly incidents: Incidents,
    private readonly threads: ParserThreads,
  ) {}

  async sheet(asking: Asking): Promise<IncidentFile> {
    const report = await this.take({ ...asking, format: 'xlsx' });
    const rows = (async function* () {
      for (const [index, incident] of report.incidents.entries()) {
        if (index % ROWS_A_TURN === 0) await yieldTurn();
        yield incidentCells({ serial: index + 1, incident });
      }
    })();
    const sheet = writeXlsxStream(rows, {
      name: '考场情况记录',
      columns: [...INCIDENT_COLUMNS],
      freezePane: { rows: 1 },
    });
    return { stream: Readable.fromWeb(sheet as ReadableStream<Uint8Array>), report };
  }

  /** @throws FileStillBeingRead, Overloaded */
  async form(asking: Asking): Promise<IncidentFile> {
    const report = await this.take({ ...asking, format: 'pdf' });
    const data: IncidentFormWork = { face: incidentFormFace({ report, nowMs: this.clock.now() }) };
    const entry = join(__dirname, 'incident-form.worker');
    const bytes = await drawInThread({ threads: this.threads, entry, data, staffId: asking.staff.staffId });
    return { stream: Readable.from([Buffer.from(bytes)], { objectMode: false }), report };
  }

  /** Reads the incidents; that somebody took them along is on record before the first byte leaves. */
  private async take({ examId, query, staff, format }: Asking & { format: 'xlsx' | 'pdf' }): Promise<IncidentReport> {
    const report = await this.incidents.report({ examId, query, staff });
    await this.database.transaction(() =>
      this.audit.record({
        staffId: staff.staffId,
        action: 'incidents.exported',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: { format, sittingId: query.sittingId ?? null, incidents: report.incidents.length },
      }),
    );
    return report;
  }
}

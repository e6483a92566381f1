import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf, SittingNotFound, Sittings, type ExamRecord, type SittingRow } from '@sunflower/exam';
import { StaffAccounts } from '@sunflower/identity';
import { isoTime, isoTimeOrNull, type StaffActor } from '@sunflower/platform';
import type { IncidentDto, IncidentListDto, IncidentListQueryDto, IncidentQueryDto } from './incident.dto';
import { IncidentRepository, type Attendance, type ListedIncident } from './incident.repository';

const DEFAULT_LIMIT = 50;

interface OnExam {
  examId: string;
  staff: StaffActor;
}

/** Everything for the form of a sitting, or of the whole exam. */
export interface IncidentReport {
  exam: ExamRecord;
  /** Null: all sittings. */
  sitting: SittingRow | null;
  attendance: Attendance;
  /** In the order in which they happened. */
  incidents: IncidentDto[];
}

/** Incidents as staff read them, within their reach. */
@Injectable()
export class Incidents {
  constructor(
    private readonly access: ExamAccess,
    private readonly sittings: Sittings,
    private readonly repository: IncidentRepository,
    private readonly accounts: StaffAccounts,
  ) {}

  async list({
    examId,
    staff,
    query: { sittingId = null, after = null, limit = DEFAULT_LIMIT },
  }: OnExam & {
    query: { sittingId?: string | null; after?: string | null } & Pick<IncidentListQueryDto, 'limit'>;
  }): Promise<IncidentListDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'incident.read' });
    const page = await this.repository.page({ examId, paths: pathsOf(scope), sittingId, beforeId: after, limit });
    return {
      items: await this.view(page),
      nextAfter: page.length === limit ? (page.at(-1) as ListedIncident).id : null,
    };
  }

  /** @throws SittingNotFound */
  async report({ examId, staff, query }: OnExam & { query: IncidentQueryDto }): Promise<IncidentReport> {
    const { exam, scope } = await this.access.exam({ staff, examId, act: 'incident.read' });
    const { sittingId = null } = query;
    const sitting = (await this.sittings.listByExam(examId)).find(({ id }) => id === sittingId) ?? null;
    if (sittingId !== null && sitting === null) throw new SittingNotFound();
    const filter = { examId, paths: pathsOf(scope), sittingId };
    return {
      exam,
      sitting,
      attendance: await this.repository.attendance(filter),
      incidents: await this.view(await this.repository.all(filter)),
    };
  }

  async view(incidents: readonly ListedIncident[]): Promise<IncidentDto[]> {
    const names = await this.accounts.namesOf(
      incidents.flatMap(({ recordedBy, struckBy }) => (struckBy === null ? [recordedBy] : [recordedBy, struckBy])),
    );
    return incidents.map((incident) => ({
      id: incident.id,
      sittingId: incident.sittingId,
      sittingTitle: incident.sittingTitle,
      registrationId: incident.registrationId,
      candidateName: incident.candidateName,
      ticketNumber: incident.ticketNumber,
      organisationName: incident.organisationName,
      kind: incident.kind,
      occurredAt: isoTime(incident.occurredAt),
      text: incident.body,
      actionTaken: incident.actionTaken,
      recordedAt: isoTime(incident.recordedAt),
      recordedByName: names.get(incident.recordedBy) ?? null,
      struckAt: isoTimeOrNull(incident.struckAt),
      struckByName: incident.struckBy === null ? null : (names.get(incident.struckBy) ?? null),
      struckReason: incident.struckReason,
    }));
  }
}

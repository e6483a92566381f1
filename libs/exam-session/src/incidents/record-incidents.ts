import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import { Audit, Clock, Database, newId, type StaffActor } from '@sunflower/platform';
import { writtenText } from '../contract/written-text';
import { IncidentNotFound, IncidentStruck, TooManyIncidents } from './incident.errors';
import type { NewIncidentDto } from './incident.dto';
import { IncidentPlaces } from './incident-places';
import { IncidentRepository, type ListedIncident } from './incident.repository';

/** Each is read whole for the form of its sitting. */
const MOST_INCIDENTS = 2_000;

interface OnExam {
  examId: string;
  staff: StaffActor;
}

/** Staff write down what happened: about people within their reach, or in the name of their office. */
@Injectable()
export class RecordIncidents {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly access: ExamAccess,
    private readonly incidents: IncidentRepository,
    private readonly places: IncidentPlaces,
  ) {}

  /** @throws RegistrationNotFound, SittingNotFound, IncidentTime, TooManyIncidents */
  async record({ examId, staff, wish }: OnExam & { wish: NewIncidentDto }): Promise<ListedIncident> {
    const place = await this.places.of({ examId, staff, wish });
    const occurredAt = Date.parse(wish.occurredAt);
    await this.places.requireTime({ sittingId: place.sittingId, occurredAt });
    const id = newId();
    await this.database.transaction(async () => {
      if ((await this.incidents.countOf(examId)) >= MOST_INCIDENTS)
        throw new TooManyIncidents({ limit: MOST_INCIDENTS });
      await this.incidents.insert({
        id,
        examId,
        ...place,
        registrationId: wish.registrationId ?? null,
        kind: wish.kind,
        occurredAt,
        body: writtenText(wish.text),
        actionTaken: writtenText(wish.actionTaken ?? ''),
        recordedBy: staff.staffId,
        recordedAt: this.clock.now(),
        struckAt: null,
        struckBy: null,
        struckReason: null,
      });
      await this.audit.record({
        staffId: staff.staffId,
        action: 'incident.recorded',
        subjectType: 'incident',
        subjectId: id,
        reason: null,
        details: { kind: wish.kind },
      });
    });
    return (await this.incidents.find(id)) as ListedIncident;
  }

  /** The record stays, struck out. @throws IncidentNotFound, IncidentStruck */
  async strike({
    incidentId,
    staff,
    reason,
  }: {
    incidentId: string;
    staff: StaffActor;
    reason: string;
  }): Promise<ListedIncident> {
    const incident = await this.incidents.find(incidentId);
    if (!incident) throw new IncidentNotFound();
    const { examId, placePath: personPath } = incident;
    const notFound = () => new IncidentNotFound();
    await this.access.person({ staff, examId, personPath, act: 'incident.strike', notFound });
    await this.database.transaction(async () => {
      const { staffId } = staff;
      const isNew = await this.incidents.strike({ id: incidentId, staffId, reason, nowMs: this.clock.now() });
      if (!isNew) throw new IncidentStruck();
      await this.audit.record({
        staffId,
        action: 'incident.struck',
        subjectType: 'incident',
        subjectId: incidentId,
        reason,
      });
    });
    return (await this.incidents.find(incidentId)) as ListedIncident;
  }
}

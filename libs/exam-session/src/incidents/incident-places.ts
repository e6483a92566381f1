import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf, RegistrationNotFound, Registrations, SittingNotFound, Sittings } from '@sunflower/exam';
import { Clock, isoTime, type StaffActor } from '@sunflower/platform';
import { officeOf } from '../messages/office-of';
import type { NewIncidentDto } from './incident.dto';
import { IncidentTime } from './incident.errors';
import { incidentTimes } from './incident-rule';

interface Place {
  sittingId: string;
  organisationId: string;
}

/** Where and when an incident may have happened. */
@Injectable()
export class IncidentPlaces {
  constructor(
    private readonly clock: Clock,
    private readonly access: ExamAccess,
    private readonly registrations: Registrations,
    private readonly sittings: Sittings,
  ) {}

  async of({
    examId,
    staff,
    wish: { registrationId, sittingId = '' },
  }: {
    examId: string;
    staff: StaffActor;
    wish: Pick<NewIncidentDto, 'registrationId' | 'sittingId'>;
  }): Promise<Place> {
    const act = 'incident.record';
    const { exam, scope } = await this.access.exam({ staff, examId, act });
    if (registrationId !== undefined) {
      const person = await this.registrations.getRegistration(registrationId);
      if (person.examId !== examId || !isWithin({ path: person.organisationPath, paths: pathsOf(scope) }))
        throw new RegistrationNotFound();
      return { sittingId: person.sittingId, organisationId: person.organisationId };
    }
    const sitting = (await this.sittings.listByExam(examId)).find(({ id }) => id === sittingId);
    if (!sitting) throw new SittingNotFound();
    return { sittingId, organisationId: officeOf({ exam, scope, staff, act }) };
  }

  async requireTime({ sittingId, occurredAt }: { sittingId: string; occurredAt: number }): Promise<void> {
    const { opensAt } = await this.sittings.getSitting(sittingId);
    const { earliestMs, latestMs } = incidentTimes({ opensAt, nowMs: this.clock.now() });
    if (occurredAt < earliestMs || occurredAt > latestMs)
      throw new IncidentTime({ earliest: isoTime(earliestMs), latest: isoTime(latestMs) });
  }
}

const isWithin = ({ path, paths }: { path: string; paths: readonly string[] | null }): boolean =>
  paths === null || paths.some((reach) => path.startsWith(reach));

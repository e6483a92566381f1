import { Injectable } from '@nestjs/common';
import {
  Arrivals,
  ExamAccess,
  HallRooms,
  RegistrationNotFound,
  Registrations,
  Sittings,
  type RegistrationRow,
} from '@sunflower/exam';
import { isoTime, isoTimeOrNull, type StaffActor } from '@sunflower/platform';
import type { ArrivalDto, ArrivalOutcome } from './arrival.dto';
import { SessionStateRepository } from './session-state.repository';

/** Who arrives at the site: found by the ticket, recorded, and shown with seat and session. */
@Injectable()
export class SignInAtSite {
  constructor(
    private readonly access: ExamAccess,
    private readonly registrations: Registrations,
    private readonly sittings: Sittings,
    private readonly hallRooms: HallRooms,
    private readonly arrivals: Arrivals,
    private readonly sessions: SessionStateRepository,
  ) {}

  /** Somebody of another sitting, or deferred, is shown and not recorded. @throws RegistrationNotFound, NotAllowed */
  async arrive({
    staff,
    examId,
    ticketNumber,
    sittingId,
  }: {
    staff: StaffActor;
    examId: string;
    ticketNumber: string;
    sittingId: string | null;
  }): Promise<ArrivalDto> {
    const found = await this.registrations.findByTicket(ticketNumber);
    if (!found || found.examId !== examId) throw new RegistrationNotFound();
    const registration = await this.access.registration({ staff, registrationId: found.id, act: 'arrival.record' });
    const result = await this.record({ registration, sittingId, staffId: staff.staffId });
    return this.card({ registration, result });
  }

  /** @throws RegistrationNotFound, NotAllowed */
  async withdraw({ staff, registrationId }: { staff: StaffActor; registrationId: string }): Promise<void> {
    await this.access.registration({ staff, registrationId, act: 'arrival.record' });
    await this.arrivals.withdraw({ registrationId, staffId: staff.staffId });
  }

  private async record({
    registration: { id: registrationId, outcome, sittingId: own },
    sittingId,
    staffId,
  }: {
    registration: RegistrationRow;
    sittingId: string | null;
    staffId: string;
  }): Promise<ArrivalOutcome> {
    if (sittingId !== null && sittingId !== own) return 'other_sitting';
    if (outcome !== null) return 'not_expected';
    return (await this.arrivals.record({ registrationId, staffId })) ? 'recorded' : 'already_recorded';
  }

  private async card({
    registration,
    result,
  }: {
    registration: RegistrationRow;
    result: ArrivalOutcome;
  }): Promise<ArrivalDto> {
    const [sitting, person, used, sessionState] = await Promise.all([
      this.sittings.getSitting(registration.sittingId),
      this.hallRooms.findPerson(registration.id),
      this.hallRooms.roomOf(registration.id),
      this.sessions.find(registration.id),
    ]);
    return {
      result,
      registrationId: registration.id,
      candidateName: registration.candidateName,
      maskedIdNumber: registration.maskedIdNumber,
      organisationName: registration.organisationName,
      ticketNumber: registration.ticketNumber,
      sittingId: sitting.id,
      sittingTitle: sitting.title,
      opensAt: isoTime(sitting.opensAt),
      sittingRoomId: used?.id ?? null,
      siteName: used?.siteName ?? null,
      roomNumber: used?.roomNumber ?? null,
      seatNumber: person?.seatNumber ?? null,
      outcome: registration.outcome,
      sessionState,
      arrivedAt: isoTimeOrNull(person?.arrivedAt ?? null),
      arrivedByName: person?.arrivedByName ?? null,
    };
  }
}

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  hasConsented,
  LockedExams,
  Sittings,
  type LockedExam,
  type RegistrationRow,
  type SittingRow,
} from '@sunflower/exam';
import { signInHolds } from '@sunflower/identity';
import {
  Clock,
  isoTime,
  isoTimeOrNull,
  newId,
  NotSignedIn,
  Overloaded,
  sha256Hex,
  type CandidateActor,
} from '@sunflower/platform';
import { TrainingUnits } from '@sunflower/training';
import type { Device } from '../session/device';
import { EnterSession, type NewSession } from './enter-session';
import type { ExamSession } from '../session/exam-session.entity';
import {
  AlreadySubmitted,
  ConsentRequired,
  ExamClosed,
  ExamNotOpen,
  LateEntry,
  TrainingIncomplete,
} from '../exam-session.errors';
import { assemblePaper, GENERATOR_VERSION } from '../paper/paper-assembly';
import { candidatePaperJson } from '../paper/paper-view';
import { deadlineAtMs, effectiveState, entryAt } from '../session/session-clock';
import { toCandidateSession } from '../session/session-view';

interface Entering {
  registration: RegistrationRow;
  exam: LockedExam;
  sitting: SittingRow;
  nowMs: number;
}

/** `POST sessions`: begins the one session of a registration, or goes on with it. The reply is the JSON of a `StartedDto` in UTF-8. */
@Injectable()
export class StartSession {
  constructor(
    private readonly clock: Clock,
    private readonly sittings: Sittings,
    private readonly lockedExams: LockedExams,
    private readonly training: TrainingUnits,
    private readonly enter: EnterSession,
  ) {}

  async start({ candidate, device }: { candidate: CandidateActor; device: Device }): Promise<Buffer> {
    const nowMs = this.clock.now();
    // Who has hung up hears nothing of it. Begun from nowhere, a session would take every address for another one.
    if (device.address === '') throw new Overloaded();
    const { registration, existing } = await this.enter.find(candidate.registrationId);
    if (!signInHolds({ candidate, standing: registration })) throw new NotSignedIn();
    const [exam, sitting] = await Promise.all([
      this.lockedExams.get(registration.examId),
      this.sittings.getSitting(registration.sittingId),
    ]);
    const { session, begunNow } = existing
      ? { session: existing, begunNow: false }
      : await this.begin({ registration, exam, sitting, nowMs, candidate, device });
    requireOpen({ session, nowMs });
    const { seated, responses, lastAct } = await this.enter.takeSeat({
      session,
      signInId: candidate.signInId,
      device,
      begunNow,
    });
    requireOpen({ session: seated, nowMs });
    const answered = responses.map(
      ({ itemNumber, revision, response }) =>
        `{"itemNumber":${itemNumber},"revision":${revision},"response":${response}}`,
    );
    return Buffer.concat([
      Buffer.from(
        `{"session":${JSON.stringify(toCandidateSession({ session: seated, sitting, exam, lastAct, nowMs }))},"paper":`,
      ),
      candidatePaperJson({ exam, plan: seated.plan }),
      Buffer.from(`,"responses":[${answered.join()}],"serverTime":"${isoTime(this.clock.now())}"}`),
    ]);
  }

  private async begin({
    device,
    ...entering
  }: Entering & { candidate: CandidateActor; device: Device }): Promise<{ session: ExamSession; begunNow: boolean }> {
    await this.requireEntry(entering);
    const drawn = this.newSession(entering);
    const session = await this.enter.create({ ...drawn, device });
    // Another request of the same registration may have been first.
    return { session, begunNow: session === drawn.session };
  }

  private async requireEntry({ registration, exam, sitting, nowMs }: Entering): Promise<void> {
    const entry = entryAt({ window: sitting, nowMs });
    switch (entry) {
      case 'not_open':
        throw new ExamNotOpen({ opensAt: isoTime(sitting.opensAt) });
      case 'closed':
        throw new ExamClosed({ closesAt: isoTime(sitting.closesAt) });
      case 'late':
        throw new LateEntry({ latestEntryAt: isoTime(sitting.latestEntryAt as number) });
      case 'open': {
        if (!hasConsented({ registration, exam })) throw new ConsentRequired(exam);
        if (exam.requiredTrainingUnitIds.length === 0) return;
        const units = await this.training.unfinished({
          unitIds: exam.requiredTrainingUnitIds,
          personId: registration.personId,
        });
        if (units.length > 0) throw new TrainingIncomplete(units);
      }
    }
  }

  private newSession({
    registration,
    exam,
    sitting,
    nowMs,
    candidate,
  }: Entering & { candidate: CandidateActor }): NewSession {
    const seed = randomBytes(16).toString('hex');
    const plan = assemblePaper({ exam, seed });
    const planJson = JSON.stringify(plan);
    const extraTimeMs = registration.extraTimeMinutes * 60_000;
    const session = {
      id: newId(),
      registrationId: registration.id,
      examId: exam.id,
      sittingId: sitting.id,
      organisationPath: registration.organisationPath,
      state: 'in_progress' as const,
      locked: false,
      seat: 1,
      seatHolder: candidate.signInId,
      startedAt: nowMs,
      deadlineAt: deadlineAtMs({
        startedAtMs: nowMs,
        durationMs: exam.durationMinutes * 60_000,
        windowClosesAtMs: sitting.closesAt,
        extraTimeMs,
      }),
      extraTimeMs,
      closedAt: null,
      receipt: null,
      seed,
      generatorVersion: GENERATOR_VERSION,
      plan,
      planSha256: sha256Hex(planJson),
      gradingNeeded: false,
      addedTimeMs: 0,
      integrityCount: 0,
      integrityForgiven: 0,
      changedAt: 0,
    };
    return { session, planJson };
  }
}

function requireOpen({ session, nowMs }: { session: ExamSession; nowMs: number }): void {
  const state = effectiveState({ ...session, nowMs });
  if (state !== 'in_progress') {
    throw new AlreadySubmitted({
      sessionId: session.id,
      state,
      closedAt: isoTimeOrNull(session.closedAt),
      receipt: session.receipt,
    });
  }
}

import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hasConsented, type LockedExam } from '@sunflower/exam';
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
  type PackedPart,
} from '@sunflower/platform';
import { TrainingUnits } from '@sunflower/training';
import {
  AlreadySubmitted,
  ConsentRequired,
  ExamClosed,
  ExamNotOpen,
  LateEntry,
  TrainingIncomplete,
} from '../exam-session.errors';
import { assemblePaper, GENERATOR_VERSION } from '../paper/paper-assembly';
import type { PreparedFacts } from '../prepared/prepared-paper.repository';
import type { Device } from '../session/device';
import type { ExamSession } from '../session/exam-session.entity';
import { deadlineAtMs, effectiveState, entryAt } from '../session/session-clock';
import { EnterSession, type NewSession } from './enter-session';
import { Entrants, type Entrant } from './entrants';
import { StartedReply } from './started-reply';

interface Entering extends Omit<Entrant, 'existing'> {
  nowMs: number;
}

interface Starting {
  candidate: CandidateActor;
  device: Device;
  /** The hash of the sealed paper that the client holds; default none. */
  heldPaper?: string | null;
}

/**
 * `POST sessions`: begins the one session of a registration, or continues it. The reply is the JSON of a `StartedDto`
 * in UTF-8, in parts.
 */
@Injectable()
export class StartSession {
  constructor(
    private readonly clock: Clock,
    private readonly training: TrainingUnits,
    private readonly entrants: Entrants,
    private readonly enter: EnterSession,
    private readonly reply: StartedReply,
  ) {}

  async start({ candidate, device, heldPaper = null }: Starting): Promise<(PackedPart | Buffer)[]> {
    const nowMs = this.clock.now();
    // The client has disconnected, so its address is unknown. Refuse, or every later address would count as changed.
    if (device.address === '') throw new Overloaded();
    const entrant = await this.entrants.find(candidate.registrationId);
    const { registration, exam, sitting, prepared, existing } = entrant;
    if (!signInHolds({ candidate, standing: registration })) throw new NotSignedIn();
    const { session, begunNow } = existing
      ? { session: existing, begunNow: false }
      : await this.begin({ ...entrant, nowMs, candidate, device });
    requireOpen({ session, nowMs });
    const { seated, responses, lastAct } = await this.enter.takeSeat({
      session,
      signInId: candidate.signInId,
      device,
      begunNow,
    });
    requireOpen({ session: seated, nowMs });
    return this.reply.write({ session: seated, exam, sitting, prepared, heldPaper, responses, lastAct, nowMs });
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
    prepared,
    nowMs,
    candidate,
  }: Entering & { candidate: CandidateActor }): NewSession {
    const { planJson, shapes, ...paper } = prepared ? preparedPaper(prepared) : drawnPaper(exam);
    const extraTimeMs = registration.extraTimeMinutes * 60_000;
    const session = {
      ...paper,
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
      gradingNeeded: false,
      addedTimeMs: 0,
      integrityCount: 0,
      integrityForgiven: 0,
      changedAt: 0,
    };
    return { session, planJson, shapes };
  }
}

type PaperOfSession = Pick<ExamSession, 'seed' | 'generatorVersion' | 'plan' | 'planSha256'> &
  Omit<NewSession, 'session'>;

const preparedPaper = ({ seed, generatorVersion, planSha256, shapes }: PreparedFacts): PaperOfSession => ({
  seed,
  generatorVersion,
  plan: null,
  planSha256,
  planJson: 'null',
  shapes,
});

function drawnPaper(exam: LockedExam): PaperOfSession {
  const seed = randomBytes(16).toString('hex');
  const plan = assemblePaper({ exam, seed });
  const planJson = JSON.stringify(plan);
  return {
    seed,
    generatorVersion: GENERATOR_VERSION,
    plan,
    planSha256: sha256Hex(planJson),
    planJson,
    shapes: null,
  };
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

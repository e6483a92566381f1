import { Injectable } from '@nestjs/common';
import {
  LockedExams,
  Registrations,
  Sittings,
  type LockedExam,
  type RegistrationRow,
  type SittingRow,
} from '@sunflower/exam';
import { NaturalBatcher, NotSignedIn } from '@sunflower/platform';
import type { PreparedFacts } from '../prepared/prepared-paper.repository';
import { PreparedPapers } from '../prepared/prepared-papers';
import type { ExamSession } from '../session/exam-session.entity';
import { ExamSessionRepository } from '../session/exam-session.repository';

/** A candidate who wants to start, with everything that the start needs. */
export interface Entrant {
  registration: RegistrationRow;
  exam: LockedExam;
  sitting: SittingRow;
  existing: ExamSession | null;
  /** Null when no paper was prepared. */
  prepared: PreparedFacts | null;
}

interface Found {
  registration: RegistrationRow | null;
  existing: ExamSession | null;
  prepared: PreparedFacts | null;
}

// A start waits in line rather than being refused and retried: a whole exam begins within seconds.
const MAX_WAIT_MS = 15_000;

/** Looks up candidates who start at the same time in shared queries. */
@Injectable()
export class Entrants {
  private readonly lookUps = new NaturalBatcher<string, Found>({
    run: (ids) => this.lookUp(ids),
    maxWaitMs: MAX_WAIT_MS,
  });

  constructor(
    private readonly registrations: Registrations,
    private readonly sittings: Sittings,
    private readonly lockedExams: LockedExams,
    private readonly sessions: ExamSessionRepository,
    private readonly papers: PreparedPapers,
  ) {}

  /** @throws NotSignedIn when the registration no longer exists, e.g. with a purged rehearsal */
  async find(registrationId: string): Promise<Entrant> {
    const { registration, existing, prepared } = await this.lookUps.add(registrationId);
    if (!registration) throw new NotSignedIn();
    const [exam, sitting] = await Promise.all([
      this.lockedExams.get(registration.examId),
      this.sittings.getSitting(registration.sittingId),
    ]);
    return { registration, exam, sitting, existing, prepared };
  }

  private async lookUp(registrationIds: string[]): Promise<Found[]> {
    const registrations = new Map((await this.registrations.getMany(registrationIds)).map((row) => [row.id, row]));
    const sessions = new Map(
      (await this.sessions.findByRegistrations(registrationIds)).map((row) => [row.registrationId, row]),
    );
    const prepared = await this.papers.factsOf(registrationIds);
    return registrationIds.map((id) => ({
      registration: registrations.get(id) ?? null,
      existing: sessions.get(id) ?? null,
      prepared: prepared.get(id) ?? null,
    }));
  }
}

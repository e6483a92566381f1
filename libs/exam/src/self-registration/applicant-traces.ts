import { Injectable } from '@nestjs/common';
import { RegistrationRepository } from '../registration/registration.repository';
import { ApplicationRepository } from './application.repository';

interface EraseStep {
  examId: string;
  /** `next` of the step before; empty at the first one. */
  from: string;
  /** Most rows of one step. */
  limit: number;
}

type ApplicantRows = Record<'applications' | 'accommodations', number>;

/**
 * What applicants told of themselves, beyond their entry on the roster: counted, and erased a few rows at a time, for
 * whoever decides when. Steps run in the caller's transaction.
 */
@Injectable()
export class ApplicantTraces {
  constructor(
    private readonly applications: ApplicationRepository,
    private readonly registrations: RegistrationRepository,
  ) {}

  async count(examId: string): Promise<ApplicantRows> {
    return {
      applications: await this.applications.countPersonal(examId),
      accommodations: await this.registrations.countAccommodations(examId),
    };
  }

  countUndecided(examId: string): Promise<number> {
    return this.applications.countUndecided(examId);
  }

  /** `next`: where the next step begins; null when nothing is left. */
  async eraseSome({ examId, from, limit }: EraseStep): Promise<{ rows: ApplicantRows; next: string | null }> {
    const ids = await this.applications.erasePersonal({ examId, afterId: from, limit });
    if (ids.length > 0) return { rows: { applications: ids.length, accommodations: 0 }, next: ids.at(-1) as string };
    const accommodations = await this.registrations.eraseAccommodations({ examId, limit });
    return { rows: { applications: 0, accommodations }, next: accommodations === limit ? from : null };
  }
}

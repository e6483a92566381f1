import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, DomainError, type StaffActor } from '@sunflower/platform';
import { ApplicationRepository, type ApplicationRow } from './application.repository';
import { ApproveApplicant, NameDiffers } from './approve-applicant';
import { SelfRegistrationRepository } from './self-registration.repository';

export const DECISIONS = ['approve', 'return', 'refuse'] as const;
export type Decision = (typeof DECISIONS)[number];

export interface DecidedApplications {
  changed: number;
  refused: { id: string; name: string | null; code: string }[];
}

interface DecisionOrder {
  examId: string;
  ids: readonly string[];
  decision: Decision;
  /** Told to the applicant; of an approval null. */
  reason: string | null;
  /** Below the exam's organisation: those of the own people alone. */
  paths: readonly string[] | null;
  staff: StaffActor;
}

const ACTIONS = {
  approve: 'application.approved',
  return: 'application.returned',
  refuse: 'application.refused',
} as const satisfies Record<Decision, string>;

class NotWaiting extends Error {}

/** Applications are taken up by administrators: approved people come onto the roster and are registered. */
@Injectable()
export class DecideApplications {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly pages: SelfRegistrationRepository,
    private readonly repository: ApplicationRepository,
    private readonly approving: ApproveApplicant,
  ) {}

  /** Each in a transaction of its own: one that cannot be taken up holds up no other. */
  async decide({ ids: given, paths, examId, ...order }: DecisionOrder): Promise<DecidedApplications> {
    const ids = [...new Set(given)];
    const within = await this.repository.within({ ids, examId, paths });
    const answer: DecidedApplications = { changed: 0, refused: [] };
    for (const id of ids) {
      if (!within.has(id)) {
        answer.refused.push({ id, name: null, code: 'NOT_FOUND' });
        continue;
      }
      let name: string | null = null;
      try {
        await this.database.transaction(async () => {
          const application = await this.repository.lockAndFind(id);
          name = application?.name ?? null;
          if (application?.state !== 'submitted') throw new NotWaiting();
          await this.take({ ...order, application });
        });
        answer.changed += 1;
      } catch (error) {
        answer.refused.push({ id, name, code: codeOf(error) });
      }
    }
    return answer;
  }

  private async take({
    application,
    decision,
    reason,
    staff,
  }: Pick<DecisionOrder, 'decision' | 'reason' | 'staff'> & { application: ApplicationRow }): Promise<void> {
    const decided = { id: application.id, decidedAt: this.clock.now(), decidedBy: staff.staffId, reason };
    if (decision === 'approve') {
      const page = await this.pages.find(application.selfRegistrationId);
      const personId = await this.approving.approve({ application, sittingId: page?.sittingId ?? '', staff });
      await this.repository.update({ ...decided, state: 'approved', personId });
    } else await this.repository.update({ ...decided, state: decision === 'return' ? 'returned' : 'refused' });
    await this.audit.record({
      staffId: staff.staffId,
      action: ACTIONS[decision],
      subjectType: 'application',
      subjectId: application.id,
      reason,
    });
  }
}

/** What the console has words for. @throws whatever is no rule of the domain */
function codeOf(error: unknown): string {
  if (error instanceof NotWaiting) return 'NOT_WAITING';
  if (error instanceof NameDiffers) return 'NAME_DIFFERS';
  if (error instanceof DomainError) return error.code;
  throw error;
}

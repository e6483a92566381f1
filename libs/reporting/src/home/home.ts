import { Injectable } from '@nestjs/common';
import { Exams, ExamStages, type ExamStage, type ExamSummary } from '@sunflower/exam';
import { actsOn, Clock, isoTimeOrNull, rolesFor, shanghaiDay, STAFF_ROLES, type StaffActor } from '@sunflower/platform';
import { BankRights } from '@sunflower/question-bank';
import { stepsOf } from './exam-steps';
import type { HomeDto, HomeExamDto, HomeWaitingDto } from './home.dto';
import { HomeRepository } from './home.repository';
import { shownExams } from './shown-exams';

const DAY_MS = 24 * 3_600_000;
const MOST_EXAMS = 100;
const MOST_DRAFTS = 20;

/** The first page of the console: which exams go on, how far each is, and what needs somebody. */
@Injectable()
export class Home {
  constructor(
    private readonly exams: Exams,
    private readonly stages: ExamStages,
    private readonly bankRights: BankRights,
    private readonly repository: HomeRepository,
    private readonly clock: Clock,
  ) {}

  async of(staff: StaffActor): Promise<HomeDto> {
    const exams = await this.shown(staff);
    return { exams, waiting: await this.waiting({ staff, exams }) };
  }

  private async shown(staff: StaffActor): Promise<HomeExamDto[]> {
    const now = this.clock.now();
    const paths = staff.subtrees(STAFF_ROLES);
    const window = { from: now - 60 * DAY_MS, until: now + 14 * DAY_MS };
    const [near, newest] = await Promise.all([
      this.exams.list({ paths, beforeId: null, limit: MOST_EXAMS, window }),
      this.exams.list({ paths, beforeId: null, limit: MOST_DRAFTS }),
    ]);
    const listed = [...new Map([...near, ...newest].map((exam) => [exam.id, exam])).values()];
    const stages = await this.stages.of(listed);
    const staged = listed
      // A draft of an organisation above is nobody's work here.
      .filter(
        ({ state, organisationPath }) => state === 'locked' || staff.may({ roles: STAFF_ROLES, organisationPath }),
      )
      .map((exam) => ({ ...exam, stage: stages.get(exam.id) ?? ('draft' as const) }));
    return this.views({ staff, exams: shownExams({ exams: staged, now }), now });
  }

  private async views({
    staff,
    exams,
    now,
  }: {
    staff: StaffActor;
    exams: readonly (ExamSummary & { stage: ExamStage })[];
    now: number;
  }): Promise<HomeExamDto[]> {
    const examIds = exams.map(({ id }) => id);
    const [registered, sittings, ungraded, certificates, stock, exported] = await Promise.all([
      this.registered({ staff, exams }),
      this.repository.sittings(examIds),
      this.repository.ungraded(examIds),
      this.repository.certificates(examIds),
      this.repository.stock(exams.filter(({ state }) => state === 'draft').map(({ id }) => id)),
      this.repository.withExportedTickets(examIds),
    ]);
    const today = shanghaiDay(now);
    return Promise.all(
      exams.map(async (exam) => {
        const { id, stage, opensAt, closesAt, itemCount, organisationPath } = exam;
        const counts = {
          sittings: sittings.get(id) ?? 0,
          registered: registered.get(id) ?? 0,
          certificates: certificates.get(id) ?? 0,
        };
        const steps = stepsOf({
          ...counts,
          stage,
          itemCount,
          stock: stock.get(id) ?? 0,
          ticketsExported: exported.has(id),
          ungraded: ungraded.get(id) ?? 0,
        });
        return {
          id,
          title: exam.title,
          organisationName: exam.organisationName,
          rehearsal: exam.rehearsal,
          stage,
          opensAt: isoTimeOrNull(opensAt),
          closesAt: isoTimeOrNull(closesAt),
          ...counts,
          isToday: stage === 'running' || (opensAt !== null && shanghaiDay(opensAt) === today),
          ...steps,
          bankId: steps.current === 'bank' ? await this.bankOf({ staff, examId: id }) : null,
          acts: actsOn({ staff, organisationPath }),
        };
      }),
    );
  }

  /** All people of an exam for its organisation and those above, below it those of the own subtrees. */
  private async registered({
    staff,
    exams,
  }: {
    staff: StaffActor;
    exams: readonly ExamSummary[];
  }): Promise<Map<string, number>> {
    const isWhole = ({ organisationPath }: ExamSummary): boolean => staff.may({ roles: STAFF_ROLES, organisationPath });
    const idsOf = (whole: boolean) => exams.filter((exam) => isWhole(exam) === whole).map(({ id }) => id);
    const [all, own] = await Promise.all([
      this.repository.registered({ examIds: idsOf(true), paths: ['/'] }),
      this.repository.registered({ examIds: idsOf(false), paths: staff.subtrees(STAFF_ROLES) }),
    ]);
    return new Map([...all, ...own]);
  }

  private async bankOf({ staff, examId }: { staff: StaffActor; examId: string }): Promise<string | null> {
    const { bankId } = await this.exams.getExam(examId);
    return (await this.bankRights.reachOfStaff({ staff, bankId, act: 'bank.list' })) === 'none' ? null : bankId;
  }

  private async waiting({
    staff,
    exams,
  }: {
    staff: StaffActor;
    exams: readonly HomeExamDto[];
  }): Promise<HomeWaitingDto> {
    const lateOf = exams.filter(({ acts }) => acts.includes('late-responses.accept')).map(({ id }) => id);
    const administered = staff.subtrees(rolesFor('application.decide'));
    // Applications come weeks before the sitting: of every exam within reach, not of those shown alone.
    const openExams = await this.exams.list({ paths: administered, beforeId: null, limit: MOST_EXAMS });
    const [reviews, ownDrafts, rosters, lateResponses, applications] = await Promise.all([
      this.repository.reviews({ paths: staff.subtrees(rolesFor('question.publish')), staffId: staff.staffId }),
      this.repository.ownDrafts(staff.staffId),
      this.repository.rosters(staff.subtrees(rolesFor('roster.import'))),
      this.repository.lateResponses(lateOf),
      this.repository.applications({ examIds: openExams.map(({ id }) => id), paths: administered }),
    ]);
    return { reviews, ownDrafts, rosters, lateResponses, applications };
  }
}

import { ACandidate } from '../../../test/fixtures/a-candidate';
import type { ExamFixture } from '../../../test/fixtures/an-exam';
import type { TestApp } from '../../../test/fixtures/test-app';
import { Registrations, type RegistrationRow } from '@sunflower/exam';
import { StaffActor } from '@sunflower/platform';
import { GradeAgain } from '../src/grade-again';
import { GradeClosedSessions } from '../src/grade-closed-sessions';
import { GradingRuns } from '../src/grading-runs';
import { ReleaseFollowers } from '../src/release-followers';
import { Results } from '../src/results';
import { answerSheet } from './answer-sheet';

const staff = new StaffActor('staff-0001', '测试管理员', []);

/** What somebody did in the exam; `away` never started, `half` has the single-choice items right, which passes. */
export type Conduct = 'right' | 'half' | 'wrong' | 'open' | 'away';

/** Candidates who sit an exam, and the office that grades and releases it. */
export class ExamHall {
  constructor(
    private readonly app: TestApp,
    private readonly exam: ExamFixture,
  ) {}

  async sit({ registration, conduct }: { registration: RegistrationRow; conduct: Conduct }): Promise<ACandidate> {
    const candidate = await ACandidate.signedIn({
      app: this.app,
      ticketNumber: registration.ticketNumber,
      accessCode: this.app.get(Registrations).accessCodeOf(registration),
    });
    if (conduct !== 'away') await candidate.start();
    if (conduct === 'open' || conduct === 'away') return candidate;
    const all = answerSheet({ items: candidate.items, right: conduct !== 'wrong' });
    await candidate.submit(conduct === 'half' ? all.slice(0, 3) : all);
    return candidate;
  }

  async gradeAll(): Promise<void> {
    await this.app.get(GradeClosedSessions).gradeAllMarked();
    await this.app.get(GradeAgain).gradeOpenRuns();
  }

  /** Everything that is closed, under the newest run. */
  async release(): Promise<string> {
    await this.gradeAll();
    const run = await this.app.get(GradingRuns).currentRun(this.exam.examId);
    if (run === null) throw new Error('Nothing is graded yet');
    return this.app.get(GradingRuns).release({ runId: run.id, reason: '核对无误', staff });
  }

  async regrade(): Promise<string> {
    await this.app.get(GradingRuns).createRun({ examId: this.exam.examId, overrides: [], reason: '测试重评', staff });
    return this.release();
  }

  /** Once, when the next preparation has come to its first chunk. */
  duringPreparation(act: () => Promise<unknown>): void {
    let isDone = false;
    this.app.get(ReleaseFollowers).add(async () => {
      if (!isDone) await act();
      isDone = true;
    });
  }

  decide({
    registration,
    outcome,
  }: {
    registration: RegistrationRow;
    outcome: 'deferred' | 'violation' | 'annulled' | null;
  }): Promise<unknown> {
    return this.app
      .get(Registrations)
      .setOutcome({ registrationId: registration.id, outcome, reason: '测试认定', staff });
  }

  /** What is told to the person of a registration: `withheld` before a release takes it in. */
  async told(registration: RegistrationRow): Promise<string> {
    const state = await this.app.get(Results).stateOf(registration.id);
    if (state.state !== 'released') return state.state;
    const { outcome, passed } = state.result;
    return outcome !== 'graded' ? outcome : passed ? 'passed' : 'failed';
  }

  /** The lines of the list: ticket number, attempt, outcome. */
  async list(): Promise<string[]> {
    const lines: string[] = [];
    for await (const page of this.app
      .get(Results)
      .streamReleased({ examId: this.exam.examId, organisationPaths: null }))
      for (const { candidateName, attemptNumber, outcome, passed } of page)
        lines.push(
          `${candidateName} ${attemptNumber} ${outcome !== 'graded' ? outcome : passed ? 'passed' : 'failed'}`,
        );
    return lines.sort();
  }

  async counts(): Promise<object | null> {
    return (
      (await this.app.get(Results).countReleased({ examId: this.exam.examId, organisationPaths: null }))?.counts ?? null
    );
  }
}

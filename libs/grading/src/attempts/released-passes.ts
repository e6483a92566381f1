import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PassedPeople } from '@sunflower/exam';
import { GradingRunRepository } from '../run/grading-run.repository';
import { latestReleased } from '../run/run-order';
import { AttemptRepository } from './attempt.repository';

/** Answers, for registrars, which people have passed an exam under its released results. */
@Injectable()
export class ReleasedPasses implements OnModuleInit {
  constructor(
    private readonly people: PassedPeople,
    private readonly runs: GradingRunRepository,
    private readonly repository: AttemptRepository,
  ) {}

  onModuleInit(): void {
    this.people.answeredBy(async ({ examId, personIds }) => {
      const run = latestReleased(await this.runs.listByExam(examId));
      return run === null ? new Set() : this.repository.passed({ runId: run.id, examId, personIds });
    });
  }
}

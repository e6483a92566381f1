import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExamStages } from '@sunflower/exam';
import { GradingRunRepository } from './grading-run.repository';

/** Answers when the results of exams were last released. */
@Injectable()
export class TellReleases implements OnModuleInit {
  constructor(
    private readonly stages: ExamStages,
    private readonly repository: GradingRunRepository,
  ) {}

  onModuleInit(): void {
    this.stages.releasesAnsweredBy((examIds) => this.repository.lastReleases(examIds));
  }
}

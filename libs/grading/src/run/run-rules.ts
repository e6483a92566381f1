import { Injectable } from '@nestjs/common';
import { LockedExams } from '@sunflower/exam';
import { LRUCache } from 'lru-cache';
import type { GradingRunRow } from './grading-run-row';
import { scoringRules, type ScoringRules } from '../scoring/scoring-rules';

export interface RunRules {
  scoring: ScoringRules;
  /** Maximum of a whole paper. */
  examMaxMillipoints: number;
}

const RUNS_KEPT = 50;

/** The rules of a run, cached a process: neither a run nor a locked exam ever changes. */
@Injectable()
export class RunRulesCache {
  private readonly rules = new LRUCache<string, RunRules>({ max: RUNS_KEPT });

  constructor(private readonly exams: LockedExams) {}

  /** @throws ExamNotFound, ExamNotLocked, EssayNotMachineMarked, KeyDoesNotFit */
  async of(run: Pick<GradingRunRow, 'id' | 'examId' | 'overrides' | 'rulesVersion'>): Promise<RunRules> {
    const known = this.rules.get(run.id);
    if (known) return known;
    const exam = await this.exams.get(run.examId);
    const { overrides, rulesVersion } = run;
    const made = {
      scoring: scoringRules({ exam, overrides, rulesVersion }),
      examMaxMillipoints: exam.maxMillipoints,
    };
    this.rules.set(run.id, made);
    return made;
  }
}

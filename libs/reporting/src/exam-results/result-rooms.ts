import { Injectable } from '@nestjs/common';
import { Sittings, type ExamRecord } from '@sunflower/exam';
import type { GradingRunRow } from '@sunflower/grading';
import { DomainRates } from '../item-statistics/domain-rates';
import type { ResultSummaryDto } from './exam-results.dto';
import { noResults, type ResultCounts, type ResultKind } from './result-scope';

/** Looks up sittings and domains for the results. */
@Injectable()
export class ResultRooms {
  constructor(
    private readonly sittings: Sittings,
    private readonly domains: DomainRates,
  ) {}

  domainsOf(of: { exam: ExamRecord; run: GradingRunRow }): ReturnType<DomainRates['ofRun']> {
    return this.domains.ofRun(of);
  }

  /** Null when the exam has no such sitting. */
  async sittingTitle({ examId, sittingId }: { examId: string; sittingId: string }): Promise<string | null> {
    return (await this.sittings.listByExam(examId)).find(({ id }) => id === sittingId)?.title ?? null;
  }

  async sittingsOf({
    examId,
    counts,
  }: {
    examId: string;
    counts: readonly { sittingId: string; kind: ResultKind; people: number }[];
  }): Promise<ResultSummaryDto['sittings']> {
    const bySitting = new Map<string, ResultCounts>();
    for (const { sittingId, kind, people } of counts) {
      const ofSitting = bySitting.get(sittingId) ?? noResults();
      ofSitting[kind] += people;
      bySitting.set(sittingId, ofSitting);
    }
    return (await this.sittings.listByExam(examId)).flatMap(({ id, title }) => {
      const ofSitting = bySitting.get(id);
      return ofSitting ? [{ sittingId: id, title, counts: ofSitting }] : [];
    });
  }
}

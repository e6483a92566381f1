import { Injectable } from '@nestjs/common';
import type { ExamRecord } from '@sunflower/exam';
import type { GradingRunRow } from '@sunflower/grading';
import { QuestionBanks } from '@sunflower/question-bank';
import { AskItemStatistics } from './ask-item-statistics';
import type { ItemStatisticsDto } from './item-statistics.dto';

export interface DomainRate {
  code: string;
  title: string;
  questions: number;
  ratePercent: number;
}

/** The share of points earned in each domain, from the stored statistics of the questions. */
@Injectable()
export class DomainRates {
  constructor(
    private readonly statistics: AskItemStatistics,
    private readonly banks: QuestionBanks,
  ) {}

  /**
   * `domains` is null until the analysis was first made. The rates reveal no key, so no right to the bank is needed.
   */
  async ofRun({
    exam,
    run,
  }: {
    exam: ExamRecord;
    run: GradingRunRow;
  }): Promise<{ isBeingMade: boolean; domains: DomainRate[] | null }> {
    const { state, items } = await this.statistics.ofRun({ exam, run });
    const isBeingMade = state === 'being_made';
    if (items.length === 0) return { isBeingMade, domains: null };
    const titles = new Map((await this.banks.listDomains(exam.bankId)).map(({ code, title }) => [code, title]));
    return {
      isBeingMade,
      domains: domainRates(items).map((rate) => ({ ...rate, title: titles.get(rate.code) ?? rate.code })),
    };
  }
}

type RatedItem = Pick<
  ItemStatisticsDto,
  'domainCode' | 'questionVersionId' | 'facilityPercent' | 'people' | 'pointsMillipoints'
>;

/** Rates weighted by points and by the number of people who had each question. */
export function domainRates(items: readonly RatedItem[]): Omit<DomainRate, 'title'>[] {
  const byCode = new Map<string, { earned: number; toEarn: number; questions: Set<string> }>();
  for (const { domainCode, questionVersionId, facilityPercent, people, pointsMillipoints } of items) {
    if (facilityPercent === null || people === 0) continue;
    const domain = byCode.get(domainCode) ?? { earned: 0, toEarn: 0, questions: new Set<string>() };
    domain.toEarn += people * pointsMillipoints;
    domain.earned += (facilityPercent / 100) * people * pointsMillipoints;
    domain.questions.add(questionVersionId);
    byCode.set(domainCode, domain);
  }
  return [...byCode]
    .filter(([, { toEarn }]) => toEarn > 0)
    .map(([code, { earned, toEarn, questions }]) => ({
      code,
      questions: questions.size,
      ratePercent: Math.round((1000 * earned) / toEarn) / 10,
    }))
    .sort((one, other) => (one.code < other.code ? -1 : 1));
}

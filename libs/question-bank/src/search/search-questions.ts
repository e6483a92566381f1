import { Injectable } from '@nestjs/common';
import { fieldOfWrongForm, InvalidRequest } from '@sunflower/platform';
import { QuestionFacetsRepository, type AuthorCount } from './question-facets.repository';
import { QuestionSearchRepository, type QuestionFilter, type QuestionRow } from './question-search.repository';
import { cursorOf, type QuestionSort } from './question-sort';

export interface QuestionPage {
  items: QuestionRow[];
  nextAfter: string | null;
  /** Of all pages; told with the first. */
  total: number | null;
  /** More than `total` hold what was searched. */
  totalIsMore: boolean;
}

/** Finds the questions of a bank as somebody types. */
@Injectable()
export class SearchQuestions {
  constructor(
    private readonly repository: QuestionSearchRepository,
    private readonly facets: QuestionFacetsRepository,
  ) {}

  /** @throws InvalidRequest for a place that no page of this order has */
  async page({
    filter,
    sort,
    after,
    limit,
  }: {
    filter: QuestionFilter;
    sort: QuestionSort;
    after: string | undefined;
    limit: number;
  }): Promise<QuestionPage> {
    const found = await this.repository.find({ filter, sort, after, limit: limit + 1 });
    if (found === null)
      throw new InvalidRequest('after must be nextAfter of the page before, in the same order.', {
        faults: [fieldOfWrongForm('after')],
      });
    const rows = found.rows.slice(0, limit);
    const last = rows.at(-1);
    return {
      items: await this.repository.rowsOf(rows.map(({ id }) => id)),
      nextAfter: found.rows.length > limit && last ? cursorOf(last) : null,
      total: after === undefined ? found.total : null,
      totalIsMore: after === undefined && found.isMore,
    };
  }

  authors(bankId: string): Promise<AuthorCount[]> {
    return this.facets.authors(bankId);
  }
}

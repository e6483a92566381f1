import { Injectable } from '@nestjs/common';
import { Clock, fieldOfWrongForm, InvalidRequest, shanghaiIsoDay } from '@sunflower/platform';
import { KnowledgeTrees } from '../taxonomy/knowledge-tree';
import { QuestionFacetsRepository, type AuthorCount, type CountedName } from './question-facets.repository';
import { QuestionSearchRepository, type QuestionFilter, type QuestionRow } from './question-search.repository';
import type { QuestionFilterQuery } from './question-search.dto';
import { cursorOf, type QuestionSort } from './question-sort';

const IDS_A_PAGE = 5_000;

export interface QuestionPage {
  items: QuestionRow[];
  nextAfter: string | null;
  /** Over all pages; only with the first page. */
  total: number | null;
  /** More than `total` questions match. */
  totalIsMore: boolean;
}

interface QuestionFacets {
  authors: AuthorCount[];
  tags: CountedName[];
  competencies: CountedName[];
  languages: CountedName[];
}

/** Searches the questions of a bank while the user types. */
@Injectable()
export class SearchQuestions {
  constructor(
    private readonly clock: Clock,
    private readonly repository: QuestionSearchRepository,
    private readonly facets: QuestionFacetsRepository,
    private readonly trees: KnowledgeTrees,
  ) {}

  /** Converts the query of a route to a filter. */
  async filterOf({
    bankId,
    query,
    staffId,
  }: {
    bankId: string;
    query: QuestionFilterQuery;
    staffId: string;
  }): Promise<QuestionFilter> {
    const { domain: domainCode, point, waitingFor, author, used, due, ...asked } = query;
    return {
      ...asked,
      bankId,
      domainCode,
      pointIds: point === undefined ? undefined : await this.trees.subtreeOf({ bankId, pointId: point }),
      authorId: author,
      due: due && { check: due, today: shanghaiIsoDay(this.clock.now()) },
      neverUsed: used === 'never',
      waitingForStaffId: waitingFor === 'me' ? staffId : undefined,
    };
  }

  /** @throws InvalidRequest when the cursor does not belong to this sort order */
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

  /** All ids that match the filter, by code, thousands at a time because each query scans the bank. */
  async *everyId(filter: QuestionFilter): AsyncGenerator<string[]> {
    for (let after: string | undefined; ;) {
      const found = await this.repository.find({ filter, sort: 'code', after, limit: IDS_A_PAGE });
      const rows = found?.rows ?? [];
      yield rows.map(({ id }) => id);
      after = rows.at(-1)?.code;
      if (rows.length < IDS_A_PAGE) return;
    }
  }

  /** What the questions of a bank can be filtered by, beside what every bank has. */
  async facetsOf(bankId: string): Promise<QuestionFacets> {
    const [tags, competencies, languages] = [
      await this.facets.tags(bankId),
      await this.facets.named({ bankId, column: 'competency' }),
      await this.facets.named({ bankId, column: 'language' }),
    ];
    return { authors: await this.facets.authors(bankId), tags, competencies, languages };
  }
}

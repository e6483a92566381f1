import { Injectable } from '@nestjs/common';
import type { ExportedQuestion } from '../export/exported-question';
import type { BankRow } from '../question/question-list.repository';
import type { QuestionFilterQuery } from '../search/question-search.dto';
import { SearchQuestions } from '../search/search-questions';
import { ExportTooLarge } from './export.errors';
import { ExportedQuestionRepository } from './exported-question.repository';

export interface ExportSelection {
  bank: BankRow;
  filter: QuestionFilterQuery;
  /** Null: all questions that the filter selects. */
  questionIds: readonly string[] | null;
}

/** About 300 KB, which the main thread sends quickly. */
const QUESTIONS_A_PAGE = 200;
const MAX_QUESTIONS = 60_000;

/** Yields the exported questions page by page. */
@Injectable()
export class ExportedPages {
  constructor(
    private readonly questions: SearchQuestions,
    private readonly repository: ExportedQuestionRepository,
  ) {}

  /** In order of code. @throws ExportTooLarge above 60,000 questions */
  async *of({
    bank: { id: bankId },
    filter: query,
    questionIds,
    staffId,
  }: ExportSelection & { staffId: string }): AsyncGenerator<ExportedQuestion[]> {
    const filter = await this.questions.filterOf({ bankId, query, staffId });
    const ticked = questionIds && new Set(questionIds);
    let count = 0;
    for await (const found of this.questions.everyId(filter)) {
      const ids = found.filter((id) => !ticked || ticked.has(id));
      count += ids.length;
      if (count > MAX_QUESTIONS) throw new ExportTooLarge();
      for (let start = 0; start < ids.length; start += QUESTIONS_A_PAGE)
        yield await this.repository.listQuestions({ bankId, ids: ids.slice(start, start + QUESTIONS_A_PAGE) });
      if (ticked && count === ticked.size) return;
    }
  }
}

import { Controller, Get, Param, Query } from '@nestjs/common';
import { isoTime, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { QuestionFacetsDto, QuestionListQuery, QuestionPageDto } from './question-search.dto';
import { SearchQuestions } from './search-questions';

const DEFAULT_LIMIT = 50;

/** Searches the questions of a bank while the user types. */
@Controller('question-banks')
@MayDo('bank.read')
export class QuestionSearchController {
  constructor(
    private readonly questions: SearchQuestions,
    private readonly access: BankAccess,
  ) {}

  @Get(':id/questions')
  async listQuestions(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Query() query: QuestionListQuery,
  ): Promise<QuestionPageDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.read' });
    const { sort = 'code', after, limit = DEFAULT_LIMIT, ...asked } = query;
    const filter = await this.questions.filterOf({ bankId, query: asked, staffId: staff.staffId });
    const { items, ...page } = await this.questions.page({ filter, sort, after, limit });
    return { ...page, items: items.map((item) => ({ ...item, updatedAt: isoTime(item.updatedAt) })) };
  }

  /** The filter values that differ from bank to bank. */
  @Get(':id/question-facets')
  async getFacets(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<QuestionFacetsDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.read' });
    return this.questions.facetsOf(bankId);
  }
}

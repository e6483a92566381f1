import { Controller, Get, Param, Query } from '@nestjs/common';
import { isoTime, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { KnowledgeTrees } from '../taxonomy/knowledge-tree';
import { QuestionFacetsDto, QuestionListQuery, QuestionPageDto } from './question-search.dto';
import { SearchQuestions } from './search-questions';

const DEFAULT_LIMIT = 50;

/** The questions of a bank, found as somebody types. */
@Controller('question-banks')
@MayDo('bank.read')
export class QuestionSearchController {
  constructor(
    private readonly questions: SearchQuestions,
    private readonly access: BankAccess,
    private readonly trees: KnowledgeTrees,
  ) {}

  @Get(':id/questions')
  async listQuestions(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Query() query: QuestionListQuery,
  ): Promise<QuestionPageDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.read' });
    const {
      domain: domainCode,
      point,
      waitingFor,
      author,
      used,
      sort = 'code',
      after,
      limit = DEFAULT_LIMIT,
      ...asked
    } = query;
    const { items, ...page } = await this.questions.page({
      filter: {
        ...asked,
        bankId,
        domainCode,
        pointIds: point === undefined ? undefined : await this.trees.subtreeOf({ bankId, pointId: point }),
        authorId: author,
        neverUsed: used === 'never',
        waitingForStaffId: waitingFor === 'me' ? staff.staffId : undefined,
      },
      sort,
      after,
      limit,
    });
    return { ...page, items: items.map((item) => ({ ...item, updatedAt: isoTime(item.updatedAt) })) };
  }

  /** What the list can be filtered by beside what every bank has. */
  @Get(':id/question-facets')
  async getFacets(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<QuestionFacetsDto> {
    await this.access.getBank({ staff, bankId, act: 'bank.read' });
    return { authors: await this.questions.authors(bankId) };
  }
}

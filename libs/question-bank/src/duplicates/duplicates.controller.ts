import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Clock, isoTime, isoTimeOrNull, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { BankAccess } from '../sharing/bank-access';
import { DecideDuplicates } from './decide-duplicates';
import type { DuplicateSearch } from './duplicate-search.entity';
import { DuplicateDecisionDto, DuplicateListDto, DuplicateListQuery, DuplicateSearchDto } from './duplicates.dto';
import { DuplicatesRepository } from './duplicates.repository';
import { SearchDuplicates } from './search-duplicates';

const DEFAULT_LIMIT = 20;

/** Pairs of questions of a bank that ask nearly the same. */
@Controller('question-banks/:id/duplicates')
@MayDo('question.review')
export class DuplicatesController {
  constructor(
    private readonly clock: Clock,
    private readonly access: BankAccess,
    private readonly searching: SearchDuplicates,
    private readonly deciding: DecideDuplicates,
    private readonly repository: DuplicatesRepository,
  ) {}

  @Get()
  async list(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Query() { which = 'open', offset = 0, limit = DEFAULT_LIMIT }: DuplicateListQuery,
  ): Promise<DuplicateListDto> {
    await this.access.getBank({ staff, bankId, act: 'question.review' });
    const decided = which === 'decided';
    const pairs = await this.repository.listPairs({ bankId, decided, offset, limit });
    const sides = await this.repository.sidesOf(pairs.flatMap(({ firstId, secondId }) => [firstId, secondId]));
    const search = await this.repository.findSearch(bankId);
    return {
      search: search && this.toDto(search),
      total: await this.repository.countPairs({ bankId, decided }),
      items: pairs.flatMap(({ firstId, secondId, ...pair }) => {
        const [first, second] = [sides.get(firstId), sides.get(secondId)];
        return first && second ? [{ ...pair, first, second }] : [];
      }),
    };
  }

  /** Starts a search and returns at once; the list shows when it is done. */
  @Post('search')
  @HttpCode(202)
  async search(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<void> {
    await this.access.getBank({ staff, bankId, act: 'question.review' });
    await this.searching.begin(bankId);
  }

  @Post('decide')
  @HttpCode(204)
  async decide(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { firstId, secondId, decision, retireId, reason }: DuplicateDecisionDto,
  ): Promise<void> {
    const isMerge = decision === 'merged';
    await this.access.getBank({ staff, bankId, act: isMerge ? 'question.retire' : 'question.review' });
    const pair = { bankId, firstId, secondId, staffId: staff.staffId };
    if (!isMerge) return this.deciding.decide({ ...pair, decision });
    await this.deciding.merge({ ...pair, retiredId: retireId as string, reason: reason as string });
  }

  private toDto({ state, begunAt, doneAt, leaseUntil, questionCount, pairCount }: DuplicateSearch): DuplicateSearchDto {
    const isOver = state === 'running' && leaseUntil < this.clock.now();
    return {
      state: isOver ? 'interrupted' : state,
      begunAt: isoTime(begunAt),
      doneAt: isoTimeOrNull(doneAt),
      questionCount,
      pairCount,
    };
  }
}

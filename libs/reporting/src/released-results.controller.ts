import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { Results } from '@sunflower/grading';
import { isoTime, MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { PeopleByResultQueryDto, PersonByResultDto, ReleasedResultsDto } from './reporting.dto';
import { ResultsNotReleased } from './reporting.errors';

const PAGE = 500;

@ApiTags('reporting')
@MayDo('result.read')
@Controller('exams')
export class ReleasedResultsController {
  constructor(
    private readonly access: ExamAccess,
    private readonly results: Results,
  ) {}

  /**
   * Whether results are released, with their counts. Staff below the exam's organisation see only their own subtrees.
   */
  @Get(':examId/released-results')
  @Header('Cache-Control', 'no-store')
  async get(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<ReleasedResultsDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'result.read' });
    const released = await this.results.countReleased({ examId, organisationPaths: pathsOf(scope) });
    return released
      ? { releasedAt: isoTime(released.releasedAt), counts: released.counts }
      : { releasedAt: null, counts: null };
  }

  /**
   * People who failed, were absent …, by the released results, to register for a make-up. In the order of registration
   * ids.
   */
  @Get(':examId/released-people')
  @Header('Cache-Control', 'no-store')
  async people(
    @Param('examId') examId: string,
    @Query() { kinds, sittingId, after, limit = PAGE }: PeopleByResultQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<PersonByResultDto[]> {
    const { scope } = await this.access.exam({ staff, examId, act: 'result.read' });
    const people = await this.results.listPeopleBy({
      examId,
      organisationPaths: pathsOf(scope),
      kinds,
      sittingId: sittingId ?? null,
      afterId: after ?? null,
      limit,
    });
    if (people === null) throw new ResultsNotReleased({ examId });
    return people;
  }
}

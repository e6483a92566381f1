import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { isoTimeOrNull, MayDo, mayDo, Staff, StaffActor } from '@sunflower/platform';
import { QuestionPlace } from '@sunflower/question-bank';
import { discriminationGap } from '../item-analysis/discrimination-gap';
import { QuestionRecordDto, type QuestionInExamStatisticsDto } from './question-record.dto';
import { QuestionRecordRepository, type QuestionInRun } from './question-record.repository';
import { ofRunsThatCount } from './runs-that-count';

/** How a question performed over exams, for staff who read its bank. */
@ApiTags('reporting')
@Controller('questions')
export class QuestionRecordController {
  constructor(
    private readonly place: QuestionPlace,
    private readonly repository: QuestionRecordRepository,
  ) {}

  /** From the statistics that are stored; none are made. */
  @Get(':id/exam-statistics')
  @MayDo('bank.read')
  @Header('Cache-Control', 'private, no-store')
  async get(@Staff() staff: StaffActor, @Param('id') questionId: string): Promise<QuestionRecordDto> {
    await this.place.requireWithin({ staff, questionId, act: 'bank.read' });
    const rows = ofRunsThatCount(await this.repository.runsWith(questionId));
    const isSeen = ({ organisationPath }: QuestionInRun): boolean =>
      mayDo({ staff, act: 'item-statistics.read', organisationPath }) === 'allowed';
    return {
      exams: rows.filter(isSeen).map(toView),
      othersCount: new Set(rows.filter((row) => !isSeen(row)).map(({ examId }) => examId)).size,
    };
  }
}

function toView({ statistics, releasedAt, ...row }: QuestionInRun): QuestionInExamStatisticsDto {
  const { examId, title, organisationName, versionNumber, runNumber } = row;
  const { pointsMillipoints, people, facilityPercent, discriminationIndex, flags } = statistics;
  return {
    examId,
    title,
    organisationName,
    versionNumber,
    runNumber,
    releasedAt: isoTimeOrNull(releasedAt),
    pointsMillipoints,
    people,
    facilityPercent,
    discriminationIndex,
    discriminationGap: discriminationGap(statistics),
    flags,
  };
}

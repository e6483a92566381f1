import { ApiProperty } from '@nestjs/swagger';
import { ItemFiguresDto } from './item-statistics.dto';

/** How a question performed in one exam. */
export class QuestionInExamStatisticsDto extends ItemFiguresDto {
  examId!: string;
  title!: string;
  organisationName!: string;

  /** The version that the exam drew. */
  versionNumber!: number;
  runNumber!: number;

  @ApiProperty({ type: String, nullable: true })
  releasedAt!: string | null;
}

export class QuestionRecordDto {
  /** The exam that was locked last comes first. A question drawn for different points or in two sections has several. */
  exams!: QuestionInExamStatisticsDto[];

  /** Number of further exams, whose statistics the caller may not see. */
  othersCount!: number;
}

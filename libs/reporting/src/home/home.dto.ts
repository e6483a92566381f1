import { EXAM_STAGES, type ExamStage } from '@sunflower/exam';
import { EXAM_ACTS, type Act } from '@sunflower/platform';
import { ApiProperty } from '@nestjs/swagger';
import { EXAM_STEPS, type ExamStep } from './exam-steps';

export class HomeExamDto {
  id!: string;
  title!: string;
  organisationName!: string;
  rehearsal!: boolean;

  @ApiProperty({ enum: EXAM_STAGES })
  stage!: ExamStage;

  /** Of its first sitting to open and its last to close; null without a sitting. */
  @ApiProperty({ type: String, nullable: true })
  opensAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  closesAt!: string | null;

  sittings!: number;
  /** People, of those within reach. */
  registered!: number;
  certificates!: number;

  /** Opens or runs today, by China's calendar. */
  isToday!: boolean;

  @ApiProperty({ enum: EXAM_STEPS, isArray: true })
  done!: ExamStep[];

  /** The next step; null when all is done. */
  @ApiProperty({ enum: EXAM_STEPS, nullable: true })
  current!: ExamStep | null;

  /** Null where the caller may not know the bank. */
  @ApiProperty({ type: String, nullable: true })
  bankId!: string | null;

  /** What the caller may do with it. */
  @ApiProperty({ enum: EXAM_ACTS, isArray: true })
  acts!: Act[];
}

export class BankWaitingDto {
  bankId!: string;
  title!: string;
  count!: number;
}

export class RosterWaitingDto {
  importId!: string;
  fileName!: string;
  /** Rows to be mended. */
  faultCount!: number;
}

export class LateWaitingDto {
  examId!: string;
  title!: string;
  /** Sessions with answers that came late. */
  count!: number;
}

export class ApplicationsWaitingDto {
  examId!: string;
  title!: string;
  count!: number;
}

/** What needs somebody: of each kind at most ten. */
export class HomeWaitingDto {
  /** Questions that wait for a review by the caller, who did not write them, by bank. */
  reviews!: BankWaitingDto[];
  /** Questions that the caller began to write. */
  ownDrafts!: BankWaitingDto[];
  rosters!: RosterWaitingDto[];
  lateResponses!: LateWaitingDto[];
  /** People who registered themselves and wait for a decision, by exam. */
  applications!: ApplicationsWaitingDto[];
}

export class HomeDto {
  /** Those that run or open today first, then those of the week, then what waits for a release, then drafts. */
  exams!: HomeExamDto[];
  waiting!: HomeWaitingDto;
}

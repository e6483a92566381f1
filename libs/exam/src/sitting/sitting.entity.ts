import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** One window of an exam. */
@Entity('sitting')
@Index('ix_sitting_exam', ['examId'])
export class Sitting {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_sitting_exam', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('exam_id')
  examId!: string;

  @TextColumn('title', 100)
  title!: string;

  @TimeColumn('opens_at')
  opensAt!: number;

  @TimeColumn('closes_at')
  closesAt!: number;

  @TimeColumn('latest_entry_at', { nullable: true })
  latestEntryAt!: number | null;

  @IntColumn('earliest_submission_minutes')
  earliestSubmissionMinutes!: number;

  @TextColumn('site', 200, { nullable: true })
  site!: string | null;
}

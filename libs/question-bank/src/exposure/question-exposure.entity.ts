import { IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** Records that a locked exam may draw a question, and how often it did. Rehearsals do not count. */
@Entity('question_exposure')
export class QuestionExposureRow {
  @ForeignKey('Question', { name: 'fk_question_exposure_question', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('question_id')
  questionId!: string;

  @PrimaryIdColumn('exam_id')
  examId!: string;

  @TimeColumn('locked_at')
  lockedAt!: number;

  /** Submitted papers that contained it; null before they are counted. */
  @IntColumn('drawn_count', { nullable: true })
  drawnCount!: number | null;

  @TimeColumn('last_drawn_at', { nullable: true })
  lastDrawnAt!: number | null;

  /** Flags from the statistics of that exam: `|too_easy|dead_option|`; empty for none. */
  @TextColumn('flags', 200)
  flags!: string;
}

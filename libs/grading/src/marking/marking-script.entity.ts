import {
  BooleanColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  PrimaryIdColumn,
  PrimaryIntColumn,
  TextColumn,
  TimeColumn,
  WideTextColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { ScriptState } from './script-standing';

/** One essay of one session, as markers see it. A changed text in the same item is another script. */
@Entity('marking_script')
@Index('ux_marking_script_essay', ['sessionId', 'itemNumber', 'responseSha256'], { unique: true })
@Index('ix_marking_script_next', ['examId', 'state', 'questionVersionId', 'shuffle'])
export class MarkingScript {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_marking_script_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  @IdColumn('session_id')
  sessionId!: string;

  @IntColumn('item_number')
  itemNumber!: number;

  @IdColumn('question_version_id')
  questionVersionId!: string;

  @TextColumn('response_sha256', 64)
  responseSha256!: string;

  /** As JSON in the table; the repository gives the text. */
  @WideTextColumn('essay')
  essay!: string;

  /** Random, 0…999,999. Scripts are marked in this order, and the lot is derived from it. */
  @IntColumn('shuffle')
  shuffle!: number;

  @TextColumn('state', 10)
  state!: ScriptState;

  /** Number of marks and claimed places. */
  @IntColumn('filled')
  filled!: number;

  /** Whether the first two marks differ too much. */
  @BooleanColumn('third')
  third!: boolean;

  /** Whether its session was voided or reopened, so that nobody has to mark it. */
  @BooleanColumn('withdrawn')
  withdrawn!: boolean;

  @TimeColumn('created_at')
  createdAt!: number;
}

/** The mark of one marker. Without points, the place that the marker has claimed. */
@Entity('marking_mark')
@Index('ux_marking_mark_place', ['scriptId', 'place'], { unique: true })
@Index('ix_marking_mark_marker', ['markerId', 'markedAt'])
@Index('ix_marking_mark_claim', ['claimedUntil'])
export class MarkingMark {
  @ForeignKey('MarkingScript', { name: 'fk_marking_mark_script', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('script_id')
  scriptId!: string;

  @PrimaryIdColumn('marker_id')
  markerId!: string;

  /** 1 for the first marker of the script, then 2 and 3. */
  @IntColumn('place')
  place!: number;

  /** Millipoints of the rubric, by criterion. */
  @JsonColumn('points', { nullable: true })
  points!: number[] | null;

  @IntColumn('total_millipoints', { nullable: true })
  totalMillipoints!: number | null;

  @TextColumn('remark', 1000)
  remark!: string;

  /** 0 until the first mark. */
  @IntColumn('revision')
  revision!: number;

  /** Null once the mark is given. */
  @TimeColumn('claimed_until', { nullable: true })
  claimedUntil!: number | null;

  @TimeColumn('marked_at', { nullable: true })
  markedAt!: number | null;
}

/** The final mark of a script: `part` of `parts` of the item's points. Closing the marking makes the first, a decision each later one. */
@Entity('marking_settlement')
export class MarkingSettlement {
  @ForeignKey('MarkingScript', { name: 'fk_marking_settlement_script', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('script_id')
  scriptId!: string;

  @PrimaryIntColumn('revision')
  revision!: number;

  @IntColumn('part')
  part!: number;

  @IntColumn('parts')
  parts!: number;

  /** The reason of a decision; null for a mark made final by closing. */
  @TextColumn('reason', 500, { nullable: true })
  reason!: string | null;

  @IdColumn('settled_by')
  settledBy!: string;

  @TimeColumn('settled_at')
  settledAt!: number;
}

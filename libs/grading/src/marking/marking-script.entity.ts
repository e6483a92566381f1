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

/** One essay of one session, as it is marked. Another text in the same place is another script. */
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

  @WideTextColumn('essay')
  essay!: string;

  /** 0…999,999: scripts are marked in this order, so that neighbours come from anywhere; the lot follows from it. */
  @IntColumn('shuffle')
  shuffle!: number;

  @TextColumn('state', 10)
  state!: ScriptState;

  /** Marks, and places that a marker holds. */
  @IntColumn('filled')
  filled!: number;

  /** The first two marks are too far apart. */
  @BooleanColumn('third')
  third!: boolean;

  /** Its session was voided, or goes on: nobody has to mark it. */
  @BooleanColumn('withdrawn')
  withdrawn!: boolean;

  @TimeColumn('created_at')
  createdAt!: number;
}

/** What one marker gave; without points, the place that the marker holds for a while. */
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

  /** 1, 2, 3: the first marker of the script, the second, the third. */
  @IntColumn('place')
  place!: number;

  /** By criterion, in millipoints of the rubric. */
  @JsonColumn('points', { nullable: true })
  points!: number[] | null;

  @IntColumn('total_millipoints', { nullable: true })
  totalMillipoints!: number | null;

  @TextColumn('remark', 1000)
  remark!: string;

  /** 0 before there are points. */
  @IntColumn('revision')
  revision!: number;

  /** Null once there are points. */
  @TimeColumn('claimed_until', { nullable: true })
  claimedUntil!: number | null;

  @TimeColumn('marked_at', { nullable: true })
  markedAt!: number | null;
}

/** What a script counts: `part` of `parts` of the item's points. The first is made when marking is closed, later ones by a decision. */
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

  /** Of a decision. */
  @TextColumn('reason', 500, { nullable: true })
  reason!: string | null;

  @IdColumn('settled_by')
  settledBy!: string;

  @TimeColumn('settled_at')
  settledAt!: number;
}

import {
  BooleanColumn,
  IntColumn,
  JsonColumn,
  PrimaryIdColumn,
  PrimaryIntColumn,
  TextColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { StagedNotice, StagedPlace, StagedQuestion, StagedState } from '../checking/staged-question';

/** A question of an imported paper, as read or corrected. */
@Entity('paper_import_item')
@Index('ix_paper_import_item_state', ['importId', 'state'])
@Index('ix_paper_import_item_group', ['importId', 'groupNumber'])
export class PaperImportItem {
  @ForeignKey('PaperImport', { name: 'fk_paper_import_item_import', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('import_id')
  importId!: string;

  /** 1, 2, 3 … in the order of the file. */
  @PrimaryIntColumn('position')
  position!: number;

  @IntColumn('group_number', { nullable: true })
  groupNumber!: number | null;

  @TextColumn('state', 10)
  state!: StagedState;

  @BooleanColumn('mended')
  mended!: boolean;

  /** Whether the question has a warning. */
  @BooleanColumn('warned')
  warned!: boolean;

  /** As printed in the paper. */
  @TextColumn('number', 20, { nullable: true })
  number!: string | null;

  @JsonColumn('place')
  place!: StagedPlace;

  @JsonColumn('question')
  question!: StagedQuestion;

  @JsonColumn('notices')
  notices!: StagedNotice[];

  /** The question of the bank that asks the same. */
  @TextColumn('duplicate_code', 60, { nullable: true })
  duplicateCode!: string | null;

  /** The earlier question of the same file that asks the same. */
  @IntColumn('duplicate_position', { nullable: true })
  duplicatePosition!: number | null;

  /** Code of the question in the bank, once it is stored. */
  @TextColumn('question_code', 60, { nullable: true })
  questionCode!: string | null;
}

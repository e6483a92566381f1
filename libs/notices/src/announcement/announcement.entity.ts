import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** What candidates read on the page on which they sign in. It is ended, never deleted, so that it stays on record. */
@Entity('announcement')
@Index('ix_announcement_exam', ['examId'])
@Index('ix_announcement_until', ['showsUntil'])
export class Announcement {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('Exam', { name: 'fk_announcement_exam', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('exam_id')
  examId!: string;

  /** Plain text, with line breaks. */
  @TextColumn('body', 300)
  body!: string;

  @TimeColumn('shows_from')
  showsFrom!: number;

  @TimeColumn('shows_until')
  showsUntil!: number;

  @IdColumn('created_by')
  createdBy!: string;

  @TimeColumn('created_at')
  createdAt!: number;
}

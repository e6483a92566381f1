import { IdColumn, IntColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { MediaType } from './examine-picture';

/**
 * The facts about a picture; its bytes are in `picture_content`, whose column type TypeORM cannot express for both
 * engines.
 */
@Entity('picture')
@Index('ix_picture_organisation', ['organisationId'])
export class Picture {
  /** SHA-256 of its bytes, in hex; the content of an address never changes. */
  @PrimaryIdColumn('sha256', 64)
  sha256!: string;

  @TextColumn('media_type', 20)
  mediaType!: MediaType;

  @IntColumn('width')
  width!: number;

  @IntColumn('height')
  height!: number;

  @IntColumn('byte_size')
  byteSize!: number;

  /** Organisation of the first uploader. */
  @ForeignKey('Organisation', { name: 'fk_picture_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('organisation_id')
  organisationId!: string;

  /** Null when the system loaded it with a question bank. */
  @IdColumn('uploaded_by', { nullable: true })
  uploadedBy!: string | null;

  @TimeColumn('created_at')
  createdAt!: number;
}

import {
  IdColumn,
  IntColumn,
  JsonColumn,
  PrimaryIdColumn,
  TextColumn,
  TimeColumn,
  type Fault,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { AuthoredSource } from '../../question/question-source';
import type { ImportFormat } from '../../import/imported-paper';
import type { StagedNotice } from '../checking/staged-question';

/**
 * `reading` → `ready`, or `refused` when the file cannot be used. `ready` ⇄ `storing`, each time questions are stored.
 * `expired`: its questions are deleted.
 */
export const PAPER_IMPORT_STATES = ['reading', 'ready', 'storing', 'refused', 'expired'] as const;
export type PaperImportState = (typeof PAPER_IMPORT_STATES)[number];

/**
 * A file whose questions are imported into a bank. The row is kept, so that the same file is recognised later; its
 * questions are deleted after some time.
 */
@Entity('paper_import')
@Index('ix_paper_import_bank', ['bankId', 'fileSha256'])
@Index('ix_paper_import_state', ['state', 'createdAt'])
export class PaperImport {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('QuestionBank', { name: 'fk_paper_import_bank', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('bank_id')
  bankId!: string;

  @TextColumn('file_name', 200)
  fileName!: string;

  @TextColumn('file_sha256', 64)
  fileSha256!: string;

  /** Null until the format is recognised. */
  @TextColumn('format', 12, { nullable: true })
  format!: ImportFormat | null;

  @TextColumn('title', 200, { nullable: true })
  title!: string | null;

  @TextColumn('state', 10)
  state!: PaperImportState;

  /** Null until the questions are counted. */
  @IntColumn('total_count', { nullable: true })
  totalCount!: number | null;

  /** Number of questions staged so far. */
  @IntColumn('read_count')
  readCount!: number;

  /** About the whole file. */
  @JsonColumn('notices')
  notices!: StagedNotice[];

  /** Why the file cannot be used. */
  @JsonColumn('fault', { nullable: true })
  fault!: Fault | null;

  /** Domain of questions that name none; null until one is chosen. */
  @TextColumn('domain_code', 60, { nullable: true })
  domainCode!: string | null;

  @IntColumn('difficulty')
  difficulty!: number;

  /** Null: the title of the domain. */
  @TextColumn('knowledge_point', 100, { nullable: true })
  knowledgePoint!: string | null;

  /** What questions rest on that name no source; null: nothing. */
  @JsonColumn('source', { nullable: true })
  source!: AuthoredSource | null;

  @IntColumn('stored_count')
  storedCount!: number;

  @TimeColumn('stored_at', { nullable: true })
  storedAt!: number | null;

  @IdColumn('created_by')
  createdBy!: string;

  @TimeColumn('created_at')
  createdAt!: number;

  /** While the import is read or stored. After this time, the process working on it has died. */
  @TimeColumn('lease_until')
  leaseUntil!: number;
}

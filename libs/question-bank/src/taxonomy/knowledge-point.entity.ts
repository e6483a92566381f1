import { IdColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A node in the taxonomy of a bank: below a domain, up to three levels. */
@Entity('knowledge_point')
@Index('ix_knowledge_point_bank', ['bankId', 'domainCode'])
@Index('ix_knowledge_point_parent', ['parentId'])
export class KnowledgePoint {
  @PrimaryIdColumn()
  id!: string;

  @ForeignKey('QuestionBank', { name: 'fk_knowledge_point_bank', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('bank_id')
  bankId!: string;

  @TextColumn('domain_code', 60)
  domainCode!: string;

  /** Null directly below its domain. */
  @ForeignKey('KnowledgePoint', { name: 'fk_knowledge_point_parent', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @IdColumn('parent_id', { nullable: true })
  parentId!: string | null;

  @TextColumn('title', 100)
  title!: string;

  @TimeColumn('created_at')
  createdAt!: number;
}

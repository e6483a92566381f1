import { IdColumn, PrimaryIdColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/**
 * A name by which questions of a domain refer to a point: its title, an earlier title, or the name of a point merged
 * into it. Versions never change, so renaming and merging points changes their names, not the questions.
 */
@Entity('knowledge_name')
@Index('ix_knowledge_name_point', ['pointId'])
export class KnowledgeName {
  @PrimaryIdColumn('bank_id')
  bankId!: string;

  @PrimaryIdColumn('domain_code', 60)
  domainCode!: string;

  /** In comparison form. */
  @PrimaryIdColumn('name', 200)
  name!: string;

  @ForeignKey('KnowledgePoint', { name: 'fk_knowledge_name_point', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('point_id')
  pointId!: string;
}

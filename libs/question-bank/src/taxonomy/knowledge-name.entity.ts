import { IdColumn, PrimaryIdColumn } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/**
 * A name under which questions of a domain speak of a point: its title, what it was called before, and what was merged into it.
 * Versions never change; so renaming and merging points changes their names, not what questions say.
 */
@Entity('knowledge_name')
@Index('ix_knowledge_name_point', ['pointId'])
export class KnowledgeName {
  @PrimaryIdColumn('bank_id')
  bankId!: string;

  @PrimaryIdColumn('domain_code', 60)
  domainCode!: string;

  /** In the form in which names are compared. */
  @PrimaryIdColumn('name', 200)
  name!: string;

  @ForeignKey('KnowledgePoint', { name: 'fk_knowledge_name_point', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @IdColumn('point_id')
  pointId!: string;
}

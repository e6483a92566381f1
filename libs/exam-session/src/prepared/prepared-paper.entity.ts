import {
  IdColumn,
  IntColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryIdColumn,
  TextColumn,
  TimeColumn,
} from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';
import type { PaperPlan } from '../paper/paper-plan';

/**
 * The paper drawn for a registration before the bell; never changes. A session that begins with it stores no plan of
 * its own. The sealed bytes are in `sealed_paper`, by registration, until some time after the sitting.
 */
@Entity('prepared_paper')
@Index('ix_prepared_paper_exam', ['examId'])
export class PreparedPaper {
  @ForeignKey('Registration', { name: 'fk_prepared_paper_registration', onUpdate: 'RESTRICT', onDelete: 'CASCADE' })
  @PrimaryIdColumn('registration_id')
  registrationId!: string;

  @IdColumn('exam_id')
  examId!: string;

  /** See `paperHash`. */
  @TextColumn('hash', 64)
  hash!: string;

  /** Number of the master secret from which the seal's key is derived. */
  @IntColumn('secret_key')
  secretKey!: number;

  @TextColumn('seed', 64)
  seed!: string;

  @IntColumn('generator_version')
  generatorVersion!: number;

  @JsonColumn('plan')
  plan!: PaperPlan;

  @TextColumn('plan_sha256', 64)
  planSha256!: string;

  /** The shapes of its items; see `shapeCode`. */
  @LongTextColumn('shapes')
  shapes!: string;

  @TimeColumn('prepared_at')
  preparedAt!: number;
}

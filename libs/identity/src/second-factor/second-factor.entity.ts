import { PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** The secret of a member's authenticator app. */
@Entity('staff_second_factor')
export class StaffSecondFactor {
  @ForeignKey('StaffAccount', { name: 'fk_staff_second_factor_staff', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('staff_id')
  staffId!: string;

  @TextColumn('sealed_secret', 255)
  sealedSecret!: string;

  /** The 30 s step of the last used code; codes of this or an earlier step are refused. */
  @TimeColumn('last_step')
  lastStep!: number;

  @TimeColumn('created_at')
  createdAt!: number;
}

/** Replaces the app's code once; used codes are deleted. */
@Entity('staff_recovery_code')
export class StaffRecoveryCode {
  @ForeignKey('StaffAccount', { name: 'fk_staff_recovery_code_staff', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('staff_id')
  staffId!: string;

  @PrimaryIdColumn('code_hash', 64)
  codeHash!: string;
}

/** All staff with a role in this organisation or below it need a second factor. */
@Entity('second_factor_demand')
export class SecondFactorDemand {
  @ForeignKey('Organisation', {
    name: 'fk_second_factor_demand_organisation',
    onUpdate: 'RESTRICT',
    onDelete: 'RESTRICT',
  })
  @PrimaryIdColumn('organisation_id')
  organisationId!: string;

  @TimeColumn('demanded_at')
  demandedAt!: number;
}

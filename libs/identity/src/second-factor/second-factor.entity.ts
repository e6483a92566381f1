import { PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, ForeignKey } from 'typeorm';

/** What the codes of a member's authenticator app are made from. */
@Entity('staff_second_factor')
export class StaffSecondFactor {
  @ForeignKey('StaffAccount', { name: 'fk_staff_second_factor_staff', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('staff_id')
  staffId!: string;

  @TextColumn('sealed_secret', 255)
  sealedSecret!: string;

  /** The 30 s step of the code that was used last; none of it or of an earlier one is taken again. */
  @TimeColumn('last_step')
  lastStep!: number;

  @TimeColumn('created_at')
  createdAt!: number;
}

/** Stands in for the app once; used codes are deleted. */
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

import { PrimaryIdColumn, type StaffRole } from '@sunflower/platform';
import { Entity, ForeignKey, Index } from 'typeorm';

/** A role of a member of staff in the subtree of one organisation. */
@Entity('staff_role')
@Index('ix_staff_role_organisation', ['organisationId'])
export class StaffRoleGrant {
  @ForeignKey('StaffAccount', { name: 'fk_staff_role_staff', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('staff_id')
  staffId!: string;

  @PrimaryIdColumn('role', 20)
  role!: StaffRole;

  @ForeignKey('Organisation', { name: 'fk_staff_role_organisation', onUpdate: 'RESTRICT', onDelete: 'RESTRICT' })
  @PrimaryIdColumn('organisation_id')
  organisationId!: string;
}

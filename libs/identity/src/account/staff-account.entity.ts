import { BooleanColumn, PrimaryIdColumn, TextColumn, TimeColumn } from '@sunflower/platform';
import { Entity, Index } from 'typeorm';

/** A trainer, administrator or invigilator. */
@Entity('staff_account')
@Index('ux_staff_account_username', ['username'], { unique: true })
export class StaffAccount {
  @PrimaryIdColumn()
  id!: string;

  @TextColumn('username', 60)
  username!: string;

  @TextColumn('display_name', 100)
  displayName!: string;

  @TextColumn('password_hash', 255)
  passwordHash!: string;

  @BooleanColumn('active')
  active!: boolean;

  @BooleanColumn('demo')
  demo!: boolean;

  /** Whether the password was given by somebody else, so that nothing else may be done before it is changed. */
  @BooleanColumn('must_change_password', { default: false })
  mustChangePassword!: boolean;

  @TimeColumn('created_at')
  createdAt!: number;
}

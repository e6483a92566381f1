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

  /** Whether somebody else set the password, so that it must be changed before anything else. */
  @BooleanColumn('must_change_password', { default: false })
  mustChangePassword!: boolean;

  @TimeColumn('created_at')
  createdAt!: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import type { RosterImportState } from '../roster-import/roster-import-state';

export class RosterHistoryQuery {
  /** The id before which the page begins. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(36)
  before?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class ListedImportView {
  id!: string;
  organisationName!: string;
  fileName!: string;

  @ApiProperty({ type: String, nullable: true })
  sheetName!: string | null;

  @ApiProperty({ enum: ['checking', 'checked', 'refused', 'applying', 'applied', 'expired', 'undoing', 'undone'] })
  state!: RosterImportState;

  rowCount!: number;
  faultCount!: number;

  /** Null until it is applied. */
  @ApiProperty({ type: Number, nullable: true })
  addedCount!: number | null;

  @ApiProperty({ type: Number, nullable: true })
  updatedCount!: number | null;

  createdAt!: string;

  @ApiProperty({ type: String, nullable: true })
  appliedAt!: string | null;

  /** Null when the account no longer exists. */
  @ApiProperty({ type: String, nullable: true })
  staffName!: string | null;
}

export class UndoRosterBody {
  @IsString()
  @Length(2, 500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class UndoneRosterView {
  removed!: number;
}

import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import type { RosterImportState } from './roster-import-state';

export class RosterFaultItem {
  /** The row number of the spreadsheet; the headings are usually row 1. */
  lineNumber!: number;

  /** The heading of the column. */
  field!: string;

  /** The fault and its remedy, in Chinese like the headings. */
  problem!: string;

  /** A stable code of the fault, for screens to translate. */
  code!: string;

  /** The row that this row contradicts. */
  @ApiProperty({ type: Number, nullable: true })
  otherLineNumber!: number | null;
}

export class RosterFaultPage {
  faults!: RosterFaultItem[];

  /** Send this as `afterLine` for the next page; null on the last page. */
  @ApiProperty({ type: Number, nullable: true })
  nextAfterLine!: number | null;
}

export class RosterImportView extends RosterFaultPage {
  id!: string;
  organisationId!: string;
  fileName!: string;

  /** The sheet that was read; null for a file without sheets. */
  @ApiProperty({ type: String, nullable: true })
  sheetName!: string | null;

  @ApiProperty({ enum: ['checking', 'checked', 'refused', 'applying', 'applied', 'expired', 'undoing', 'undone'] })
  state!: RosterImportState;

  rowCount!: number;
  faultCount!: number;
  createdAt!: string;

  @ApiProperty({ type: String, nullable: true })
  appliedAt!: string | null;
}

export class RosterFaultPageQuery {
  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  afterLine?: number;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(10)
  @Max(1000)
  limit?: number;
}

export class AppliedRosterView {
  imported!: number;
  updated!: number;
  unchanged!: number;
  /** Rows with faults that were not imported. */
  skipped!: number;
}

export class ApplyRosterBody {
  /** Import the good rows of a file that has bad ones. Default false, which refuses such a file. */
  @MayBeAbsent()
  @IsBoolean()
  goodOnly?: boolean;
}

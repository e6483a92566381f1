import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { RosterImportState } from './roster-import-state';

export class RosterFaultItem {
  /** As the spreadsheet numbers its rows: the headings are usually row 1. */
  lineNumber!: number;

  /** The heading of the column. */
  field!: string;

  /** What is wrong and what to do, in Chinese like the headings. */
  problem!: string;

  /** The same, stable, for screens to translate. */
  code!: string;

  /** The row that this one contradicts. */
  @ApiProperty({ type: Number, nullable: true })
  otherLineNumber!: number | null;
}

export class RosterFaultPage {
  faults!: RosterFaultItem[];

  /** To be sent as `afterLine` for the next page; null on the last. */
  @ApiProperty({ type: Number, nullable: true })
  nextAfterLine!: number | null;
}

export class RosterImportView extends RosterFaultPage {
  id!: string;
  organisationId!: string;
  fileName!: string;

  /** Which sheet was read; null for a file that has none. */
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
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  afterLine?: number;

  @IsOptional()
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
  /** Rows with faults that stayed out. */
  skipped!: number;
}

export class ApplyRosterBody {
  /** The good rows of a file that has bad ones. Default false: then such a file is not imported. */
  @IsOptional()
  @IsBoolean()
  goodOnly?: boolean;
}

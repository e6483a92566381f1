import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { RosterFaultItem, RosterImportView } from '../roster-import/roster-import.dto';

const LONGEST = 1000;

/** A row as typed, by the columns of the template. */
export class TypedRowBody {
  @IsString()
  @MaxLength(LONGEST)
  name!: string;

  /** 居民身份证, 护照 … */
  @IsString()
  @MaxLength(LONGEST)
  idType!: string;

  @IsString()
  @MaxLength(LONGEST)
  idNumber!: string;

  @IsString()
  @MaxLength(LONGEST)
  phone!: string;

  @IsString()
  @MaxLength(LONGEST)
  organisationCode!: string;

  @IsString()
  @MaxLength(LONGEST)
  organisationName!: string;
}

export class BadRowItem {
  lineNumber!: number;
  typed!: TypedRowBody;

  @ApiProperty({ type: [RosterFaultItem] })
  faults!: RosterFaultItem[];
}

export class BadRowPage {
  @ApiProperty({ type: [BadRowItem] })
  rows!: BadRowItem[];

  /** Send this as `afterLine` for the next page; null on the last page. */
  @ApiProperty({ type: Number, nullable: true })
  nextAfterLine!: number | null;
}

export class MendedRowView {
  /** Remaining faults of the row; empty when it is good. */
  @ApiProperty({ type: [RosterFaultItem] })
  faults!: RosterFaultItem[];

  /** The import after the change. */
  @ApiProperty({ type: RosterImportView })
  rosterImport!: RosterImportView;
}

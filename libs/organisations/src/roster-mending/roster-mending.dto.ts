import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { RosterFaultItem, RosterImportView } from '../roster-import/roster-import.dto';

const LONGEST = 1000;

/** A row as it was typed, by the columns of the template. */
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

  /** To be sent as `afterLine` for the next page; null on the last. */
  @ApiProperty({ type: Number, nullable: true })
  nextAfterLine!: number | null;
}

export class MendedRowView {
  /** What is still wrong with the row; empty: it is good now. */
  @ApiProperty({ type: [RosterFaultItem] })
  faults!: RosterFaultItem[];

  /** The import after it. */
  @ApiProperty({ type: RosterImportView })
  rosterImport!: RosterImportView;
}

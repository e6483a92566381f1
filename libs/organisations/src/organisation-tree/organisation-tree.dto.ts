import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { UNIT_KINDS, type UnitKind } from '../organisation/organisation-level';
import {
  ORGANISATION_COLUMNS,
  ORGANISATION_PROBLEMS,
  type OrganisationColumn,
  type OrganisationProblem,
} from './organisation-file';

const LEVELS = ['town', 'unit'] as const;
const NOT_BLANK = { message: 'reason must not be blank' };

export class NewOrganisationBody {
  @IsUUID()
  parentId!: string;

  @IsString()
  @MaxLength(120)
  name!: string;

  @IsIn(LEVELS)
  @ApiProperty({ enum: LEVELS })
  level!: (typeof LEVELS)[number];

  /** Of a unit; left out: another kind. */
  @MayBeAbsent()
  @IsIn(UNIT_KINDS)
  @ApiProperty({ enum: UNIT_KINDS, required: false })
  kind?: UnitKind;

  /** At most 12 letters and digits. Left out: the next one below its parent. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(30)
  code?: string;
}

export class OrganisationReasonBody {
  @IsString()
  @Length(2, 500)
  @Matches(/\S/, NOT_BLANK)
  reason!: string;
}

export class RenameOrganisationBody extends OrganisationReasonBody {
  @IsString()
  @MaxLength(120)
  name!: string;
}

export class MergeOrganisationBody extends OrganisationReasonBody {
  /** Whose its people become. */
  @IsUUID()
  intoId!: string;
}

export class MergedOrganisationView {
  moved!: number;
  /** Who move in the next seconds. */
  left!: number;
}

export class OrganisationPeopleItem {
  organisationId!: string;
  /** On the roster of this one alone. */
  people!: number;
}

export class OrganisationFaultItem {
  lineNumber!: number;

  @ApiProperty({ enum: ORGANISATION_COLUMNS })
  column!: OrganisationColumn;

  /** As the file calls it. */
  heading!: string;

  @ApiProperty({ enum: ORGANISATION_PROBLEMS })
  problem!: OrganisationProblem;

  value!: string;
}

export class OrganisationImportQuery {
  /** `true`: nothing is added, only looked at. */
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  @ApiProperty({ enum: ['true', 'false'], required: false })
  dryRun?: 'true' | 'false';
}

export class OrganisationImportView {
  /** Rows that may be added. */
  toAdd!: number;
  /** Rows whose organisation is there already. */
  existing!: number;
  added!: number;
  faultCount!: number;

  /** The first 200. */
  @ApiProperty({ type: [OrganisationFaultItem] })
  faults!: OrganisationFaultItem[];
}

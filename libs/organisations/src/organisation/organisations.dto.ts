import { ApiProperty } from '@nestjs/swagger';
import { ORGANISATION_LEVELS, UNIT_KINDS, type OrganisationLevel, type UnitKind } from './organisation-level';

export class OrganisationItem {
  id!: string;

  /** Of a district its six-digit GB/T 2260 code; below, that of the one above and a serial number, or one of its own. */
  code!: string;

  name!: string;

  @ApiProperty({ enum: ORGANISATION_LEVELS })
  level!: OrganisationLevel;

  @ApiProperty({ type: String, nullable: true })
  parentId!: string | null;

  /** The codes from the province down: `/350000/350100/`. */
  path!: string;

  @ApiProperty({ enum: UNIT_KINDS, nullable: true })
  kind!: UnitKind | null;

  /** Since when it takes no new people. */
  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  mergedIntoId!: string | null;
}

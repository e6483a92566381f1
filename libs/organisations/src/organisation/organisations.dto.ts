import { ApiProperty } from '@nestjs/swagger';
import type { OrganisationLevel } from './organisation-level';

export class OrganisationItem {
  id!: string;

  /** Six-digit GB/T 2260 code. */
  code!: string;

  name!: string;

  @ApiProperty({ enum: ['province', 'city', 'county'] })
  level!: OrganisationLevel;

  @ApiProperty({ type: String, nullable: true })
  parentId!: string | null;

  /** The codes from the province down: `/350000/350100/`. */
  path!: string;
}

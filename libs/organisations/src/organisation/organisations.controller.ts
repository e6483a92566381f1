import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayCall, Staff, STAFF_ROLES, StaffActor } from '@sunflower/platform';
import { Organisations } from './organisations';
import { OrganisationItem } from './organisations.dto';

@ApiTags('organisations')
@Controller('organisations')
export class OrganisationsController {
  constructor(private readonly organisations: Organisations) {}

  /** The organisations that the caller's roles reach, parents before children. */
  @MayCall('staff')
  @Get()
  async list(@Staff() staff: StaffActor): Promise<OrganisationItem[]> {
    return this.organisations.listSubtree(staff.subtrees(STAFF_ROLES));
  }
}

import { Injectable } from '@nestjs/common';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import type { RoleGrant, StaffRole } from '@sunflower/platform';
import { StaffAccountRepository } from './staff-account.repository';

export interface NamedGrant extends RoleGrant {
  organisationName: string;
}

/** The roles that staff hold, with the organisation's path for each. */
@Injectable()
export class StaffGrants {
  constructor(
    private readonly repository: StaffAccountRepository,
    private readonly organisations: Organisations,
  ) {}

  async listFor(staffId: string): Promise<NamedGrant[]> {
    return (await this.listForMany([staffId])).get(staffId) ?? [];
  }

  async listForMany(staffIds: readonly string[]): Promise<Map<string, NamedGrant[]>> {
    const roles = await this.repository.listRoles(staffIds);
    const named = await this.named(roles);
    const byStaff = new Map<string, NamedGrant[]>(staffIds.map((id) => [id, []]));
    roles.forEach(({ staffId }, index) => byStaff.get(staffId)?.push(named[index]));
    return byStaff;
  }

  async organisationIdsWithin(paths: readonly string[]): Promise<string[]> {
    return (await this.organisations.listSubtree(paths)).map(({ id }) => id);
  }

  /** @throws OrganisationNotFound when one of the organisations does not exist */
  async named(roles: readonly { role: StaffRole; organisationId: string }[]): Promise<NamedGrant[]> {
    const ids = [...new Set(roles.map(({ organisationId }) => organisationId))];
    const byId = new Map(
      (await this.organisations.findMany(ids)).map((organisation) => [organisation.id, organisation]),
    );
    return roles.map(({ role, organisationId }) => {
      const organisation = byId.get(organisationId);
      if (!organisation) throw new OrganisationNotFound();
      return { role, organisationId, organisationPath: organisation.path, organisationName: organisation.name };
    });
  }
}

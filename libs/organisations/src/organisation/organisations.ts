import { Injectable } from '@nestjs/common';
import { Database, newId } from '@sunflower/platform';
import { levelOfCode, parentCodeOf, pathOfCode } from './organisation-level';
import { OrganisationRepository, type OrganisationView } from './organisation.repository';
import { OrganisationNotFound } from '../organisations.errors';
import { FUJIAN_REGIONS } from '../regions/fujian-regions';

/** The tree of province, cities and counties. */
@Injectable()
export class Organisations {
  constructor(
    private readonly database: Database,
    private readonly repository: OrganisationRepository,
  ) {}

  /** @throws OrganisationNotFound */
  async getOrganisation(id: string): Promise<OrganisationView> {
    const organisation = await this.repository.findById(id);
    if (!organisation) throw new OrganisationNotFound();
    return organisation;
  }

  /** By six-digit GB/T 2260 code. */
  findByCode(code: string): Promise<OrganisationView | null> {
    return this.repository.findByCode(code);
  }

  findMany(ids: readonly string[]): Promise<OrganisationView[]> {
    return this.repository.listByIds(ids);
  }

  /** Every organisation in these subtrees, including the roots, parents before children. */
  listSubtree(paths: readonly string[]): Promise<OrganisationView[]> {
    return this.repository.listSubtree(paths);
  }

  /** Adds missing regions and leaves existing ones unchanged. Returns the number added. */
  async loadRegions(): Promise<{ added: number }> {
    return this.database.transaction(async () => {
      const idsByCode = await this.repository.idsByCodeLocked();
      const missing = FUJIAN_REGIONS.filter(({ code }) => !idsByCode.has(code));
      for (const { code } of missing) idsByCode.set(code, newId());
      const idOf = (code: string) => idsByCode.get(code) as string;
      await this.repository.insertMany(
        missing.map(({ code, name }) => {
          const parentCode = parentCodeOf(code);
          return {
            id: idOf(code),
            code,
            name,
            level: levelOfCode(code),
            parentId: parentCode && idOf(parentCode),
            path: pathOfCode(code),
          };
        }),
      );
      return { added: missing.length };
    });
  }
}

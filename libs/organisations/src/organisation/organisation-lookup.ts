import type { OrganisationView } from './organisation.repository';
import { plainCode } from '@sunflower/content';

export type OrganisationFault = 'missing' | 'unknown' | 'ambiguous' | 'code_and_name_differ' | 'not_yours';

export type FoundOrganisation =
  { organisationId: string; fault: null } | { organisationId: null; fault: OrganisationFault };

const found = (organisationId: string): FoundOrganisation => ({ organisationId, fault: null });
const faulty = (fault: OrganisationFault): FoundOrganisation => ({ organisationId: null, fault });

// 福建省/福州市-鼓楼区 and 福州市 鼓楼区 are the same place.
const joinName = (typed: string): string => plainCode(typed).replace(/[/\\>、,]/g, '');

/** Finds organisations as rosters name them: by code, or by name with or without the names above it. */
export class OrganisationLookup {
  private readonly byCode = new Map<string, OrganisationView>();
  private readonly byName = new Map<string, OrganisationView[]>();

  /** Finds only organisations below `rootPath`. */
  constructor(
    all: readonly OrganisationView[],
    private readonly rootPath: string,
  ) {
    const byId = new Map(all.map((organisation) => [organisation.id, organisation]));
    for (const organisation of all) {
      this.byCode.set(organisation.code, organisation);
      for (const name of namesOf({ organisation, byId }))
        this.byName.set(name, [...(this.byName.get(name) ?? []), organisation]);
    }
  }

  find({ code: typedCode, name: typedName }: { code: string; name: string }): FoundOrganisation {
    const code = plainCode(typedCode);
    const name = joinName(typedName);
    if (code === '') return name === '' ? faulty('missing') : this.pick(this.byName.get(name) ?? []);
    const organisation = this.byCode.get(code);
    if (!organisation) return faulty('unknown');
    if (name !== '' && !this.byName.get(name)?.includes(organisation)) return faulty('code_and_name_differ');
    return this.pick([organisation]);
  }

  private pick(candidates: readonly OrganisationView[]): FoundOrganisation {
    if (candidates.length === 0) return faulty('unknown');
    const within = candidates.filter(({ path }) => path.startsWith(this.rootPath));
    const [only, ...others] = within;
    if (!only) return faulty('not_yours');
    return others.length > 0 ? faulty('ambiguous') : found(only.id);
  }
}

/** For 鼓楼区: 鼓楼区, 福州市鼓楼区, 福建省福州市鼓楼区, 福建省鼓楼区. */
function namesOf({
  organisation,
  byId,
}: {
  organisation: OrganisationView;
  byId: ReadonlyMap<string, OrganisationView>;
}): Set<string> {
  const parent = organisation.parentId === null ? undefined : byId.get(organisation.parentId);
  const name = joinName(organisation.name);
  const above = parent ? [...namesOf({ organisation: parent, byId })] : [];
  return new Set([name, ...above.map((nameAbove) => nameAbove + name)]);
}

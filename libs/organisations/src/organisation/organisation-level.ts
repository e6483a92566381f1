/** Districts of the registry; below them what an office adds: a town (乡镇、街道), and units of every kind. */
export const ORGANISATION_LEVELS = ['province', 'city', 'county', 'town', 'unit'] as const;
export type OrganisationLevel = (typeof ORGANISATION_LEVELS)[number];

/** What a unit is. */
export const UNIT_KINDS = ['clinic', 'kindergarten', 'school', 'association', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** The level of a six-digit GB/T 2260 code: 350000 is a province, 350100 a city, 350102 a county. */
export function levelOfCode(code: string): 'province' | 'city' | 'county' {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** The code one level up; null for a province. */
export function parentCodeOf(code: string): string | null {
  switch (levelOfCode(code)) {
    case 'province':
      return null;
    case 'city':
      return `${code.slice(0, 2)}0000`;
    case 'county':
      return `${code.slice(0, 4)}00`;
  }
}

/** `/350000/350100/350102/`: the codes from the province down. A subtree is every path that starts with its path. */
export function pathOfCode(code: string): string {
  const parentCode = parentCodeOf(code);
  return `${parentCode === null ? '/' : pathOfCode(parentCode)}${code}/`;
}

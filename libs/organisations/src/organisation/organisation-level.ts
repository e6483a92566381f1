export type OrganisationLevel = 'province' | 'city' | 'county';

/** The level of a six-digit GB/T 2260 code: 350000 is a province, 350100 a city, 350102 a county. */
export function levelOfCode(code: string): OrganisationLevel {
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

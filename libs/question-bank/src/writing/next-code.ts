/** The newest codes of a domain, in any order. */
interface CodeWish {
  codes: readonly string[];
  domain: string;
}

const ALONE = /^(.*?)(\d{1,9})$/;
const IN_GROUP = /^(.+-G)(\d{1,9})-\d+$/;
const MAX_PREFIX = 48;

/** A code for a new question that follows the numbering of its domain: NUT-046 after NUT-045. */
export function nextQuestionCode({ codes, domain }: CodeWish): string {
  const alone = codes.filter((code) => !IN_GROUP.test(code));
  return next({ numbered: numbered(alone, ALONE), prefix: `${prefixOf(domain)}-`, digits: 3 });
}

/** A code for a new group: NUT-G08 after NUT-G07-1 … NUT-G07-3; its questions add -1, -2 … */
export function nextGroupCode({ codes, domain }: CodeWish): string {
  const grouped = numbered(codes, IN_GROUP);
  const prefix = commonest(numbered(codes, ALONE).map((one) => one.prefix)) ?? `${prefixOf(domain)}-`;
  return next({ numbered: grouped, prefix: `${prefix.replace(/-?G\d*-$/, '-')}G`, digits: 2 });
}

interface Numbered {
  prefix: string;
  number: string;
}

function numbered(codes: readonly string[], form: RegExp): Numbered[] {
  return codes.flatMap((code) => {
    const [, prefix, number] = form.exec(code) ?? [];
    return prefix && number && prefix.length <= MAX_PREFIX ? [{ prefix, number }] : [];
  });
}

function next({ numbered: all, prefix, digits }: { numbered: Numbered[]; prefix: string; digits: number }): string {
  const common = commonest(all.map((one) => one.prefix)) ?? prefix;
  const same = all.filter((one) => one.prefix === common);
  const highest = same.reduce((most, { number }) => Math.max(most, Number(number)), 0);
  const width = same.reduce((most, { number }) => Math.max(most, number.length), same.length === 0 ? digits : 1);
  return `${common}${String(highest + 1).padStart(width, '0')}`;
}

const prefixOf = (domain: string): string => domain.toUpperCase().slice(0, MAX_PREFIX);

function commonest(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

export interface CategoryPlace {
  domain: string | null;
  knowledgePoint: string | null;
}

/**
 * `$course$/top/儿科/营养`: the first name is the domain, the last the knowledge point. A double slash is a literal slash.
 */
export function categoryPlace(path: string): CategoryPlace {
  const names = path
    .replace(/\/\//g, '\uFDD0')
    .split('/')
    .map((name) => name.replaceAll('\uFDD0', '/').trim())
    .filter((name) => name !== '' && !/^\$[a-z0-9]+\$$/i.test(name) && name !== 'top');
  return { domain: names[0] ?? null, knowledgePoint: names.length > 1 ? (names.at(-1) ?? null) : null };
}

/** True for what lies in one of the subtrees, and for no paths for nothing: who may see nobody sees nobody. */
export function subtreeFilter({ column, paths }: { column: string; paths: readonly string[] }): {
  sql: string;
  parameters: string[];
} {
  if (paths.length === 0) return { sql: '1 = 0', parameters: [] };
  return {
    sql: `(${paths.map(() => `${column} LIKE ?`).join(' OR ')})`,
    parameters: paths.map((path) => `${path}%`),
  };
}

/** The right side of `column IN …` for these values as parameters. Nothing is in an empty list; it is not for `NOT IN`. */
export const inList = (values: readonly unknown[]): string =>
  values.length === 0 ? '(NULL)' : `(${values.map(() => '?').join(', ')})`;

const literal = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** LIKE patterns that find the text itself; to be used with `ESCAPE '!'`. */
export const containsPattern = (text: string): string => `%${literal(text)}%`;
export const beginsPattern = (text: string): string => `${literal(text)}%`;

/**
 * The same for a name. Its middle dot stands for any one character: rosters of before kept the full stop that was typed for it.
 */
export const nameContains = (name: string): string => containsPattern(name).replaceAll('·', '_');
export const nameBegins = (name: string): string => beginsPattern(name).replaceAll('·', '_');

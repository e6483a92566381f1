/** `o.path LIKE ? OR o.path LIKE ?` and its parameters: true for what lies in one of the subtrees; for no paths, for nothing. */
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

/** A LIKE pattern that finds the text itself, wherever it stands; to be used with `ESCAPE '!'`. */
export const containsPattern = (text: string): string => `%${text.replace(/[!%_]/g, '!$&')}%`;

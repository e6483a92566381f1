/** Condition that matches paths in one of the subtrees; without subtrees it matches nothing. */
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

/** The right side of `column IN …`, one parameter a value. An empty list matches nothing; not for `NOT IN`. */
export const inList = (values: readonly unknown[]): string =>
  values.length === 0 ? '(NULL)' : `(${values.map(() => '?').join(', ')})`;

const literal = (text: string): string => text.replace(/[!%_]/g, '!$&');

/** LIKE patterns that match the text literally; use them with `ESCAPE '!'`. */
export const containsPattern = (text: string): string => `%${literal(text)}%`;
export const beginsPattern = (text: string): string => `${literal(text)}%`;

/**
 * The same for a name. A middle dot matches any one character, because older rosters kept the full stop that was typed
 * instead.
 */
export const nameContains = (name: string): string => containsPattern(name).replaceAll('·', '_');
export const nameBegins = (name: string): string => beginsPattern(name).replaceAll('·', '_');

/** `(?, ?), (?, ?)` for a multi-row INSERT. */
export const placeholders = ({ rows, columns }: { rows: number; columns: number }): string =>
  Array(rows)
    .fill(`(${Array(columns).fill('?').join(', ')})`)
    .join(', ');

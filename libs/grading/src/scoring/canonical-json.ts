/** JSON with sorted object keys, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return 'null';
  return Array.isArray(value) ? `[${value.map(canonicalJson).join()}]` : canonicalObject(value);
}

function canonicalObject(value: object): string {
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson((value as Record<string, unknown>)[key])}`).join()}}`;
}

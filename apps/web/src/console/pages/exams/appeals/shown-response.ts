/** A response as it is stored, in one line: letters, blanks, pairs, or the text itself. */
export function shownResponse(response: unknown): string {
  if (typeof response === 'string') return response;
  if (Array.isArray(response)) return response.join(' / ');
  if (typeof response !== 'object' || response === null) return '';
  return Object.entries(response)
    .map(([prompt, letter]) => `${prompt}–${String(letter)}`)
    .join(', ');
}

/** Whether the text is exactly `{"code": "UPPER_SNAKE", "message": "…", "details": …}`. */
export function hasErrorForm(text: string): boolean {
  try {
    const { code, message, details, ...rest } = JSON.parse(text) as Record<string, unknown>;
    const isSaid = /^[A-Z][A-Z_]*$/.test(String(code)) && typeof message === 'string' && details !== undefined;
    return isSaid && Object.keys(rest).length === 0;
  } catch {
    return false;
  }
}

/**
 * A field `EQ`, which authors use for fractions and circled numbers, as `$…$` or plain text; null for any other field.
 */
export function eqField(instruction: string): string | null {
  const text = instruction
    .trim()
    .replace(/^eq\s*/i, '')
    .slice(0, 500);
  const circled =
    /^\\o\s*\\ac\s*\(\s*[○〇◯]\s*[,，;；]\s*([^()]{1,4}?)\s*\)$/i.exec(text) ??
    /^\\o\s*\(\s*[○〇◯]\s*[,，;；]\s*([^()]{1,4}?)\s*\)$/i.exec(text);
  if (circled) return circledSign(circled[1] ?? '');
  const fraction = /^\\f\s*\(([^(),，;；\\]{1,100})[,，;；]([^(),，;；\\]{1,100})\)$/i.exec(text);
  if (fraction) return `$\\frac{${inner(fraction[1])}}{${inner(fraction[2])}}$`;
  const root = /^\\r\s*\((?:([^(),，;；\\]{0,20})[,，;；])?([^(),，;；\\]{1,100})\)$/i.exec(text);
  if (root) return `$\\sqrt${root[1]?.trim() ? `[${inner(root[1])}]` : ''}{${inner(root[2])}}$`;
  return null;
}

const inner = (text = ''): string =>
  text
    .trim()
    .replace(/[%#&_${}^~]/g, '\\$&')
    .replace(/[\u2e80-\u9fff\uff01-\uffee]+/g, (words) => `\\text{${words}}`);

function circledSign(sign: string): string {
  const value = Number(sign);
  return Number.isInteger(value) && value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : `(${sign})`;
}

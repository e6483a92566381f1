const PLAIN = '0123456789+-=()ni';
const SUPER = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ';
const PLAIN_SUB = '0123456789+-=()aeoxhklmnpstijruv';
const SUB = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ';

/** Superscript or subscript in Unicode signs; null when a character has no such sign. */
export function scriptSigns({ text, raised }: { text: string; raised: boolean }): string | null {
  const [plain, signs] = raised ? [PLAIN, [...SUPER]] : [PLAIN_SUB, [...SUB]];
  const found = [...text.replace(/[\u2212\u2013]/g, '-')].map((sign) => signs[plain.indexOf(sign)] ?? null);
  return found.every((sign) => sign !== null) ? found.join('') : null;
}

/** A formula for text that has no Unicode superscripts or subscripts. */
export function scriptFormula({ text, raised }: { text: string; raised: boolean }): string {
  const escaped = text.replace(/[\\{}$&#_%^~]/g, (sign) =>
    sign === '\\' || sign === '~' || sign === '^' ? ' ' : `\\${sign}`,
  );
  return `$${raised ? '^' : '_'}{\\text{${escaped}}}$`;
}

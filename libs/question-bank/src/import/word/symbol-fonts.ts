/** Signs of symbol fonts; documents name them by font and code. */
const WINGDINGS: Record<number, string> = {
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '□',
  0x72: '□',
  0x75: '◆',
  0x76: '◆',
  0x9f: '·',
  0xa1: '○',
  0xa8: '□',
  0xab: '★',
  0xfb: '×',
  0xfc: '√',
  0xfd: '☒',
  0xfe: '☑',
  0xe0: '→',
  0xdf: '←',
  0xe8: '→',
  0xf0: '→',
  0x81: '①',
  0x82: '②',
  0x83: '③',
  0x84: '④',
  0x85: '⑤',
  0x86: '⑥',
  0x87: '⑦',
  0x88: '⑧',
  0x89: '⑨',
  0x8a: '⑩',
  0x4a: '☺',
  0x4c: '☹',
};
const WINGDINGS_2: Record<number, string> = {
  0x4f: '×',
  0x50: '√',
  0x51: '☒',
  0x52: '☑',
  0x53: '☒',
  0x54: '☒',
  0xa3: '□',
  0x2a: '□',
};
const SYMBOL: Record<number, string> = {
  0x22: '∀',
  0x24: '∃',
  0x2d: '−',
  0x40: '≅',
  0x41: 'Α',
  0x42: 'Β',
  0x44: 'Δ',
  0x46: 'Φ',
  0x47: 'Γ',
  0x4c: 'Λ',
  0x50: 'Π',
  0x51: 'Θ',
  0x53: 'Σ',
  0x57: 'Ω',
  0x58: 'Ξ',
  0x59: 'Ψ',
  0x61: 'α',
  0x62: 'β',
  0x63: 'χ',
  0x64: 'δ',
  0x65: 'ε',
  0x66: 'φ',
  0x67: 'γ',
  0x68: 'η',
  0x69: 'ι',
  0x6a: 'ϕ',
  0x6b: 'κ',
  0x6c: 'λ',
  0x6d: 'μ',
  0x6e: 'ν',
  0x6f: 'ο',
  0x70: 'π',
  0x71: 'θ',
  0x72: 'ρ',
  0x73: 'σ',
  0x74: 'τ',
  0x77: 'ω',
  0x78: 'ξ',
  0x79: 'ψ',
  0x7a: 'ζ',
  0xa2: '′',
  0xa3: '≤',
  0xa4: '⁄',
  0xa5: '∞',
  0xac: '←',
  0xad: '↑',
  0xae: '→',
  0xaf: '↓',
  0xb0: '°',
  0xb1: '±',
  0xb2: '″',
  0xb3: '≥',
  0xb4: '×',
  0xb5: '∝',
  0xb7: '·',
  0xb8: '÷',
  0xb9: '≠',
  0xba: '≡',
  0xbb: '≈',
  0xbc: '…',
  0xc5: '⊕',
  0xc6: '∅',
  0xc7: '∩',
  0xc8: '∪',
  0xcc: '⊂',
  0xce: '∈',
  0xd0: '∠',
  0xd5: '∏',
  0xd6: '√',
  0xd7: '·',
  0xe5: '∑',
  0xf2: '∫',
};
const FONTS: readonly [RegExp, Record<number, string>][] = [
  [/^wingdings 2$/i, WINGDINGS_2],
  [/^wingdings$/i, WINGDINGS],
  [/^symbol$/i, SYMBOL],
];

/** The sign of a font; null when unknown. `code` is hexadecimal as in the document, such as F0FC. */
export function symbolOf(font: string, code: string): string | null {
  const value = Number.parseInt(code, 16);
  if (!Number.isInteger(value)) return null;
  const signs = FONTS.find(([name]) => name.test(font.trim()))?.[1] ?? null;
  const low = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  const known = signs?.[low];
  if (known !== undefined) return known;
  const isOrdinary = signs === null && (value < 0xe000 || value > 0xf8ff) && value >= 0x20 && value <= 0xffff;
  return isOrdinary ? String.fromCharCode(value) : null;
}

const SUPERSCRIPTS: Record<string, string> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
  '–': '⁻',
  '－': '⁻',
  '=': '⁼',
  '(': '⁽',
  ')': '⁾',
  n: 'ⁿ',
};
const SUBSCRIPTS: Record<string, string> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
  '+': '₊',
  '-': '₋',
  '−': '₋',
  '=': '₌',
  '(': '₍',
  ')': '₎',
};

/** Superscripts and subscripts as Unicode characters (`10⁹`, `H₂O`); null when one character has no such form. */
export function raised(text: string, position: 'sub' | 'sup'): string | null {
  const forms = position === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS;
  let made = '';
  for (const sign of text) {
    const form = /\s/.test(sign) ? sign : forms[sign];
    if (form === undefined) return null;
    made += form;
  }
  return made;
}

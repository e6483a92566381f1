import { childOf, childrenOf, valueOf, type Node } from './xml-tree';

export interface Tex {
  tex: string;
  /** Names of unknown elements. */
  unread: string[];
}

/** Converts an OMML formula to TeX that KaTeX supports. */
export function ommlToTex(node: Node): Tex {
  const unread: string[] = [];
  const tex = all(node, unread).replace(/ {2,}/g, ' ').trim();
  return { tex, unread };
}

const all = (node: Node | null, unread: string[]): string =>
  node === null ? '' : node.children.map((child) => one(child, unread)).join('');
const group = (node: Node, name: string, unread: string[]): string => `{${all(childOf(node, name), unread)}}`;

const SILENT = new Set([
  'm:ctrlPr',
  'm:rPr',
  'w:rPr',
  'm:argPr',
  'm:oMathParaPr',
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
]);
const isProperty = (name: string): boolean => SILENT.has(name) || (/^m:.+Pr$/.test(name) && name !== 'm:sPre');

function one(node: Node, unread: string[]): string {
  const part = (name: string) => group(node, name, unread);
  switch (node.name) {
    case 'm:r':
      return runOf(node);
    case 'm:e':
    case 'm:oMath':
    case 'm:oMathPara':
    case 'm:box':
    case 'm:borderBox':
    case 'm:phant':
    case 'w:ins':
    case 'w:sdt':
    case 'w:sdtContent':
    case 'w:smartTag':
      return all(node, unread);
    case 'm:f':
      return fraction(node, part);
    case 'm:sSup':
      return `${part('m:e')}^${part('m:sup')}`;
    case 'm:sSub':
      return `${part('m:e')}_${part('m:sub')}`;
    case 'm:sSubSup':
      return `${part('m:e')}_${part('m:sub')}^${part('m:sup')}`;
    case 'm:sPre':
      return `{}_${part('m:sub')}^${part('m:sup')}${part('m:e')}`;
    case 'm:rad':
      return root(part);
    case 'm:d':
      return delimited(node, unread);
    case 'm:nary':
      return nary(node, part);
    case 'm:acc':
      return `${accents[valueOf(childOf(node, 'm:accPr'), 'm:chr') ?? '\u0302'] ?? '\\hat'}${part('m:e')}`;
    case 'm:bar':
      return `${valueOf(childOf(node, 'm:barPr'), 'm:pos') === 'bot' ? '\\underline' : '\\overline'}${part('m:e')}`;
    case 'm:groupChr':
      return `${valueOf(childOf(node, 'm:groupChrPr'), 'm:pos') === 'top' ? '\\overbrace' : '\\underbrace'}${part('m:e')}`;
    case 'm:func':
      return `${functionName(all(childOf(node, 'm:fName'), unread))}${part('m:e')}`;
    case 'm:limLow':
      return `${limited(part('m:e'))}_${part('m:lim')}`;
    case 'm:limUpp':
      return `${limited(part('m:e'))}^${part('m:lim')}`;
    case 'm:m':
      return matrix(childrenOf(node, 'm:mr'), unread);
    case 'm:eqArr':
      return `\\begin{aligned}${childrenOf(node, 'm:e')
        .map((row) => all(row, unread))
        .join('\\\\ ')}\\end{aligned}`;
    case 'w:r':
      return textOf(
        childrenOf(node, 'w:t')
          .map(({ text }) => text)
          .join(''),
      );
    default:
      if (!isProperty(node.name)) unread.push(node.name);
      return isProperty(node.name) ? '' : all(node, unread);
  }
}

function fraction(node: Node, part: (name: string) => string): string {
  const type = valueOf(childOf(node, 'm:fPr'), 'm:type');
  if (type === 'lin' || type === 'skw') return `${part('m:num')}/${part('m:den')}`;
  if (type === 'noBar') return `\\genfrac{}{}{0pt}{}${part('m:num')}${part('m:den')}`;
  return `\\frac${part('m:num')}${part('m:den')}`;
}

function root(part: (name: string) => string): string {
  const degree = part('m:deg');
  return degree === '{}' ? `\\sqrt${part('m:e')}` : `\\sqrt[${degree}]${part('m:e')}`;
}

function delimited(node: Node, unread: string[]): string {
  const properties = childOf(node, 'm:dPr');
  const begin = valueOf(properties, 'm:begChr') ?? '(';
  const end = valueOf(properties, 'm:endChr') ?? ')';
  const between = escapedSign(valueOf(properties, 'm:sepChr') ?? '|');
  const inner = childrenOf(node, 'm:e')
    .map((part) => all(part, unread))
    .join(between);
  return `\\left${fence(begin)}${inner}\\right${fence(end)}`;
}

const FENCES: Record<string, string> = {
  '': '.',
  '{': '\\{',
  '}': '\\}',
  '|': '|',
  '‖': '\\|',
  '⟨': '\\langle ',
  '〈': '\\langle ',
  '⟩': '\\rangle ',
  '〉': '\\rangle ',
  '⌈': '\\lceil ',
  '⌉': '\\rceil ',
  '⌊': '\\lfloor ',
  '⌋': '\\rfloor ',
  '（': '(',
  '）': ')',
  '【': '[',
  '】': ']',
};
const fence = (sign: string): string => FENCES[sign] ?? (/^[()[\]/|]$/.test(sign) ? sign : '.');

const NARY: Record<string, string> = {
  '∑': '\\sum',
  '∏': '\\prod',
  '∫': '\\int',
  '∬': '\\iint',
  '∭': '\\iiint',
  '∮': '\\oint',
  '⋃': '\\bigcup',
  '⋂': '\\bigcap',
};

function nary(node: Node, part: (name: string) => string): string {
  const sign = valueOf(childOf(node, 'm:naryPr'), 'm:chr') ?? '∫';
  const limits = (name: string, mark: string) => (part(name) === '{}' ? '' : `${mark}${part(name)}`);
  return `${NARY[sign] ?? '\\sum'}${limits('m:sub', '_')}${limits('m:sup', '^')}${part('m:e')}`;
}

const accents: Record<string, string> = {
  '\u0302': '\\hat',
  '\u0305': '\\overline',
  '\u0304': '\\bar',
  '\u0307': '\\dot',
  '\u0308': '\\ddot',
  '\u0303': '\\tilde',
  '\u20d7': '\\vec',
  '¯': '\\bar',
  '→': '\\vec',
};

const FUNCTIONS = new Set([
  'sin',
  'cos',
  'tan',
  'cot',
  'sec',
  'csc',
  'arcsin',
  'arccos',
  'arctan',
  'sinh',
  'cosh',
  'tanh',
  'log',
  'ln',
  'lg',
  'exp',
  'lim',
  'max',
  'min',
  'sup',
  'inf',
  'det',
]);
const functionName = (tex: string): string => {
  const name = /^\\text\{([^{}]*)\}$/.exec(tex)?.[1] ?? tex;
  return FUNCTIONS.has(name.trim()) ? `\\${name.trim()}` : tex;
};
const limited = (tex: string): string => functionName(tex.slice(1, -1));

const matrix = (rows: readonly Node[], unread: string[]): string =>
  `\\begin{matrix}${rows
    .map((row) =>
      childrenOf(row, 'm:e')
        .map((cell) => all(cell, unread))
        .join(' & '),
    )
    .join(' \\\\ ')}\\end{matrix}`;

function runOf(node: Node): string {
  const text =
    childrenOf(node, 'm:t')
      .map((part) => part.text)
      .join('') +
    childrenOf(node, 'w:t')
      .map((part) => part.text)
      .join('');
  const isText = childOf(childOf(node, 'm:rPr'), 'm:nor') !== null;
  return isText ? textOf(text) : signsOf(text);
}

const textOf = (text: string): string => (text.trim() === '' ? ' ' : `\\text{${[...text].map(escapedSign).join('')}}`);

const SIGNS: Record<string, string> = {
  '×': '\\times ',
  '÷': '\\div ',
  '±': '\\pm ',
  '∓': '\\mp ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≠': '\\ne ',
  '≈': '\\approx ',
  '∞': '\\infty ',
  '·': '\\cdot ',
  '∙': '\\cdot ',
  '→': '\\to ',
  '⇌': '\\rightleftharpoons ',
  '°': '^{\\circ}',
  '−': '-',
  '∈': '\\in ',
  '∉': '\\notin ',
  '∪': '\\cup ',
  '∩': '\\cap ',
  '⊂': '\\subset ',
  '⊆': '\\subseteq ',
  '∅': '\\varnothing ',
  '∀': '\\forall ',
  '∃': '\\exists ',
  '∂': '\\partial ',
  '∆': '\\Delta ',
  '∠': '\\angle ',
  '⊥': '\\perp ',
  '∥': '\\parallel ',
  '∝': '\\propto ',
  α: '\\alpha ',
  β: '\\beta ',
  γ: '\\gamma ',
  δ: '\\delta ',
  ε: '\\varepsilon ',
  ζ: '\\zeta ',
  η: '\\eta ',
  θ: '\\theta ',
  λ: '\\lambda ',
  μ: '\\mu ',
  µ: '\\mu ',
  ν: '\\nu ',
  ξ: '\\xi ',
  π: '\\pi ',
  ρ: '\\rho ',
  σ: '\\sigma ',
  τ: '\\tau ',
  φ: '\\varphi ',
  χ: '\\chi ',
  ψ: '\\psi ',
  ω: '\\omega ',
  Δ: '\\Delta ',
  Σ: '\\Sigma ',
  Ω: '\\Omega ',
  Φ: '\\Phi ',
  Γ: '\\Gamma ',
  Λ: '\\Lambda ',
  Π: '\\Pi ',
  Θ: '\\Theta ',
};
const ESCAPED: Record<string, string> = {
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  $: '\\$',
  _: '\\_',
  '{': '\\{',
  '}': '\\}',
  '\\': '\\backslash ',
  '~': '\\sim ',
  '^': '\\hat{}',
  '`': '\u2018',
};
const escapedSign = (sign: string): string => ESCAPED[sign] ?? sign;

/** Chinese and full-width signs, which need \text{…}. */
const WORDS = /[\u2e80-\u9fff\u3000-\u303f\uff01-\uffee]+/gu;

function signsOf(text: string): string {
  let made = '';
  let at = 0;
  const signs = (part: string) => [...part.normalize('NFKC')].map((sign) => SIGNS[sign] ?? escapedSign(sign)).join('');
  for (const match of text.matchAll(WORDS)) {
    made += `${signs(text.slice(at, match.index))}${textOf(match[0])}`;
    at = match.index + match[0].length;
  }
  return made + signs(text.slice(at));
}

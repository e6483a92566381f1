/** The part of a DOM node that is used here, supplied by turndown. */
export interface MathNode {
  nodeType: number;
  nodeName: string;
  textContent: string | null;
  childNodes: ArrayLike<MathNode>;
  getAttribute?: (name: string) => string | null;
}

const ELEMENT = 1;

const OPERATORS: Record<string, string> = {
  '×': '\\times ',
  '÷': '\\div ',
  '±': '\\pm ',
  '∓': '\\mp ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≠': '\\ne ',
  '≈': '\\approx ',
  '→': '\\to ',
  '⇒': '\\Rightarrow ',
  '⇌': '\\rightleftharpoons ',
  '∞': '\\infty ',
  '∑': '\\sum ',
  '∏': '\\prod ',
  '∫': '\\int ',
  '√': '\\sqrt ',
  '∂': '\\partial ',
  '∈': '\\in ',
  '∉': '\\notin ',
  '∩': '\\cap ',
  '∪': '\\cup ',
  '⊂': '\\subset ',
  '·': '\\cdot ',
  '⋅': '\\cdot ',
  '−': '-',
  '…': '\\ldots ',
  '⋯': '\\cdots ',
  '∘': '\\circ ',
  '°': '^{\\circ}',
  '′': "'",
  '{': '\\{',
  '}': '\\}',
  '%': '\\%',
  '#': '\\#',
  '&': '\\&',
  $: '\\$',
  _: '\\_',
  '\\': '\\backslash ',
  '~': '\\sim ',
  '^': '\\hat{}',
  '\u2062': '',
  '\u2061': '',
  '\u2063': '',
  '\u2064': '',
  '\u00a0': '\\ ',
};
const NAMES =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega'.split(
    ' ',
  );
const FUNCTIONS = new Set(
  'sin cos tan cot sec csc log ln lg exp lim max min sup inf det arcsin arccos arctan sinh cosh tanh'.split(' '),
);
const ACCENTS: Record<string, string> = {
  '¯': '\\bar',
  '‾': '\\overline',
  '→': '\\vec',
  '^': '\\hat',
  '˙': '\\dot',
  '~': '\\tilde',
  '.': '\\dot',
  _: '\\underline',
};

class UnknownElement extends Error {
  constructor(readonly element: string) {
    super(element);
  }
}

/** Converts presentation MathML to TeX, preferring the TeX annotation when there is one. */
export function mathmlToTex(math: MathNode): { tex: string } | { unknown: string } {
  try {
    const annotation = findAnnotation(math);
    return { tex: annotation ?? row(elements(math)).trim() };
  } catch (error) {
    if (error instanceof UnknownElement) return { unknown: error.element };
    throw error;
  }
}

const nameOf = (node: MathNode): string => node.nodeName.toLowerCase().replace(/^.*:/, '');
const elements = (node: MathNode): MathNode[] =>
  Array.from(node.childNodes).filter(({ nodeType }) => nodeType === ELEMENT);

function findAnnotation(node: MathNode): string | null {
  if (nameOf(node) === 'annotation')
    return node.getAttribute?.('encoding') === 'application/x-tex' ? (node.textContent ?? '').trim() : null;
  for (const child of elements(node)) {
    const found = findAnnotation(child);
    if (found !== null) return found;
  }
  return null;
}

const row = (nodes: readonly MathNode[]): string => nodes.map(texOf).join('');
const group = (node: MathNode | undefined): string => `{${node === undefined ? '' : texOf(node)}}`;

const signs = (text: string): string => [...text].map((sign) => OPERATORS[sign] ?? greek(sign) ?? sign).join('');

function greek(sign: string): string | null {
  const lower = NAMES[sign.charCodeAt(0) - 0x3b1];
  if (sign >= 'α' && sign <= 'ω' && lower !== undefined) return lower === 'omicron' ? 'o' : `\\${lower} `;
  const upper = 'ΓΔΘΛΞΠΣΦΨΩ'.indexOf(sign);
  return upper < 0
    ? null
    : `\\${['Gamma', 'Delta', 'Theta', 'Lambda', 'Xi', 'Pi', 'Sigma', 'Phi', 'Psi', 'Omega'][upper] as string} `;
}

const words = (text: string): string =>
  `\\text{${text.replace(/[\\{}$&#_%^~]/g, (sign) => (/[\\^~]/.test(sign) ? ' ' : `\\${sign}`))}}`;

function identifier(text: string): string {
  if (FUNCTIONS.has(text)) return `\\${text} `;
  if (/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(text)) return words(text);
  return [...text].length > 1 && /^[a-z]+$/i.test(text) ? `\\mathrm{${text}}` : signs(text);
}

function texOf(node: MathNode): string {
  const own = elements(node);
  const [first, second, third] = own;
  const text = (node.textContent ?? '').trim();
  switch (nameOf(node)) {
    case 'mi':
      return identifier(text);
    case 'mn':
      return signs(text);
    case 'mo':
      return FUNCTIONS.has(text) ? `\\${text} ` : signs(text);
    case 'mtext':
    case 'ms':
      return text === '' ? '\\ ' : words(node.textContent ?? '');
    case 'mspace':
      return '\\ ';
    case 'math':
    case 'mrow':
    case 'mstyle':
    case 'mpadded':
    case 'merror':
    case 'semantics':
      return nameOf(node) === 'semantics' ? row(own.slice(0, 1)) : row(own);
    case 'msup':
      return `${group(first)}^${group(second)}`;
    case 'msub':
      return `${group(first)}_${group(second)}`;
    case 'msubsup':
      return `${group(first)}_${group(second)}^${group(third)}`;
    case 'mfrac':
      return `\\frac${group(first)}${group(second)}`;
    case 'msqrt':
      return `\\sqrt{${row(own)}}`;
    case 'mroot':
      return `\\sqrt[${second === undefined ? '' : texOf(second)}]${group(first)}`;
    case 'munder':
      return /^\\(lim|max|min|sum|prod|int)\b/.test(first === undefined ? '' : texOf(first))
        ? `${texOf(first as MathNode)}_${group(second)}`
        : `\\underset${group(second)}${group(first)}`;
    case 'mover':
      return over(first, second);
    case 'munderover':
      return `${first === undefined ? '' : texOf(first)}_${group(second)}^${group(third)}`;
    case 'mfenced':
      return fenced(node, own);
    case 'mtable':
      return `\\begin{matrix}${own
        .map((line) =>
          elements(line)
            .map((cell) => row(elements(cell)))
            .join('&'),
        )
        .join('\\\\')}\\end{matrix}`;
    default:
      throw new UnknownElement(nameOf(node));
  }
}

function over(first: MathNode | undefined, second: MathNode | undefined): string {
  const accent = ACCENTS[(second?.textContent ?? '').trim()];
  return accent === undefined ? `\\overset${group(second)}${group(first)}` : `${accent}${group(first)}`;
}

function fenced(node: MathNode, own: readonly MathNode[]): string {
  const open = node.getAttribute?.('open') ?? '(';
  const close = node.getAttribute?.('close') ?? ')';
  const side = (sign: string): string => (sign === '' ? '.' : signs(sign).trim());
  return `\\left${side(open)} ${own.map(texOf).join(',')}\\right${side(close)} `;
}

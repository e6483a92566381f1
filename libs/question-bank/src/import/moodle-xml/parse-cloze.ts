/** A question inside a text: `{1:SHORTANSWER:=黄疸~=黄疸病#说明}`. */
export interface ClozePart {
  weight: number;
  kind: 'text' | 'number' | 'choice' | 'choices';
  caseCounts: boolean;
  answers: ClozeAnswer[];
}

export interface ClozeAnswer {
  /** HTML. */
  text: string;
  percent: number;
  feedback: string;
}

export interface Cloze {
  /** HTML with `place(index)` in place of each part. */
  html: string;
  parts: ClozePart[];
  /** Whether a part begins that has no end. */
  broken: boolean;
}

const START =
  /\{(\d{0,4}):(NUMERICAL|NM|SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW|MULTICHOICE(?:_[VH]?S?)?|MC[VH]?S?|MULTIRESPONSE(?:_H?S?)?|MRH?S?):/gi;

export function parseCloze({ html, place }: { html: string; place: (index: number) => string }): Cloze {
  const parts: ClozePart[] = [];
  let result = '';
  let doneTo = 0;
  let broken = false;
  START.lastIndex = 0;
  for (let match = START.exec(html); match !== null; match = START.exec(html)) {
    const from = match.index + match[0].length;
    const end = endOf(html, from);
    if (end < 0) {
      broken = true;
      break;
    }
    result += html.slice(doneTo, match.index) + place(parts.length);
    parts.push({
      ...kindOf(match[2] ?? ''),
      weight: Number(match[1] || '1'),
      answers: answersIn(html.slice(from, end)),
    });
    doneTo = end + 1;
    START.lastIndex = doneTo;
  }
  return { html: result + html.slice(doneTo), parts, broken };
}

function kindOf(name: string): Pick<ClozePart, 'kind' | 'caseCounts'> {
  const upper = name.toUpperCase();
  if (/^(NUMERICAL|NM)$/.test(upper)) return { kind: 'number', caseCounts: false };
  if (/^(SHORTANSWER|SA|MW)/.test(upper)) return { kind: 'text', caseCounts: /C$/.test(upper) };
  return { kind: /^M(ULTIRESPONSE|R)/.test(upper) ? 'choices' : 'choice', caseCounts: false };
}

function endOf(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '}') return at;
  }
  return -1;
}

function answersIn(text: string): ClozeAnswer[] {
  return splitAt(text, '~')
    .map((piece) => piece.trim())
    .filter((piece, index) => piece !== '' || index > 0)
    .map(answerOf)
    .filter(({ text: answer }) => answer !== '');
}

function answerOf(piece: string): ClozeAnswer {
  const [, sign = '', weight, rest = ''] = /^(=?)(?:%(-?\d{1,3}(?:\.\d{1,10})?)%)?([^]*)$/.exec(piece) ?? [];
  const [text = '', ...feedback] = splitAt(rest, '#');
  return {
    text: freed(text).trim(),
    percent: weight === undefined ? (sign === '' ? 0 : 100) : Number(weight),
    feedback: freed(feedback.join('#')).trim(),
  };
}

/** Splits at each sign that is neither escaped by a backslash nor part of a character reference. */
function splitAt(text: string, sign: '~' | '#'): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === sign && !(sign === '#' && text[at - 1] === '&')) {
      pieces.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...pieces, text.slice(from)];
}

const freed = (text: string): string => text.replace(/\\([~#}{="/\\])/g, '$1');

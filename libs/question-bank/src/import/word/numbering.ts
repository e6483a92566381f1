import { childOf, childrenOf, readXml, valueOf, type Node } from './xml-tree';

interface Level {
  start: number;
  format: string;
  /** `%1.`, `%1.%2`; empty: no label. */
  text: string;
  /** 1-based level after which this level restarts; 0: never; null: after any higher level. */
  restartAfter: number | null;
  isLegal: boolean;
  styleId: string | null;
}

interface Definition {
  levels: Map<number, Level>;
  /** The style that holds this numbering. */
  linkedStyle: string | null;
}

interface Use {
  definition: string;
  starts: Map<number, number>;
  levels: Map<number, Level>;
}

const LEVELS = 9;

/** Computes the numbers and letters of automatic lists, which are not in the text. */
export class Numbering {
  private readonly definitions = new Map<string, Definition>();
  private readonly uses = new Map<string, Use>();
  /** By definition: instances of one definition share counters unless they set a start value. */
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();
  /** The numbering id of a style, for definitions that link to one. */
  styleNumbering: (styleId: string) => string | null = () => null;

  constructor(bytes: Uint8Array | null, part: string) {
    if (bytes === null) return;
    readXml(bytes, part, {
      whole: new Set(['w:abstractNum', 'w:num']),
      onWhole: (node) => {
        if (node.name === 'w:num') this.addUse(node);
        else this.definitions.set(node.attributes['abstractNumId'] ?? '', definitionOf(node));
      },
    });
  }

  private addUse(node: Node): void {
    const starts = new Map<number, number>();
    const levels = new Map<number, Level>();
    for (const override of childrenOf(node, 'w:lvlOverride')) {
      const level = levelNumber(override.attributes['ilvl']);
      const start = valueOf(override, 'w:startOverride');
      if (start !== null) starts.set(level, wholeNumber(start, 1));
      const own = childOf(override, 'w:lvl');
      if (own !== null) levels.set(level, levelOf(own));
    }
    this.uses.set(node.attributes['numId'] ?? '', {
      definition: valueOf(node, 'w:abstractNumId') ?? '',
      starts,
      levels,
    });
  }

  /** The level of a numbering that is linked to a paragraph style; 0 when there is none. */
  levelOfStyle(numId: string, styleId: string): number {
    const use = this.uses.get(numId);
    const { levels } = this.definitionOf(use) ?? {};
    for (const [number, level] of levels ?? []) if (level.styleId === styleId) return number;
    return 0;
  }

  private definitionOf(use: Use | undefined, depth = 0): Definition | null {
    if (use === undefined || depth > 5) return null;
    const definition = this.definitions.get(use.definition) ?? null;
    if (definition === null || definition.linkedStyle === null || definition.levels.size > 0) return definition;
    const linked = this.styleNumbering(definition.linkedStyle);
    return linked === null ? definition : this.definitionOf(this.uses.get(linked), depth + 1);
  }

  /** The label of the next paragraph at this level; null when the level shows a bullet or nothing. */
  next(numId: string, level: number): string | null {
    const use = this.uses.get(numId);
    const definition = this.definitionOf(use);
    if (use === undefined || definition === null || level < 0 || level >= LEVELS) return null;
    const at = (number: number): Level | null => use.levels.get(number) ?? definition.levels.get(number) ?? null;
    const own = at(level);
    if (own === null) return null;
    const counters = this.countersOf(use, numId);
    for (let above = 0; above < level; above += 1) counters[above] ??= at(above)?.start ?? 1;
    counters[level] = counters[level] === undefined ? (use.starts.get(level) ?? own.start) : counters[level] + 1;
    for (let below = level + 1; below < LEVELS; below += 1) {
      const restart = at(below)?.restartAfter ?? null;
      if (restart === null || (restart > 0 && level < restart)) counters[below] = undefined;
    }
    if (own.format === 'bullet' || own.format === 'none') return null;
    return labelOf(own, (number) => ({ value: counters[number] ?? 1, format: at(number)?.format ?? 'decimal' }));
  }

  private countersOf(use: Use, numId: string): (number | undefined)[] {
    let counters = this.counters.get(use.definition);
    if (counters === undefined) {
      counters = new Array<number | undefined>(LEVELS).fill(undefined);
      this.counters.set(use.definition, counters);
    }
    if (!this.begun.has(numId)) {
      this.begun.add(numId);
      for (const level of use.starts.keys()) counters.fill(undefined, level);
    }
    return counters;
  }
}

function labelOf(
  { text, isLegal }: Level,
  counted: (level: number) => { value: number; format: string },
): string | null {
  const label = text.replace(/%([1-9])/g, (_, digit: string) => {
    const { value, format } = counted(Number(digit) - 1);
    return formatted(value, isLegal ? 'decimal' : format);
  });
  return label.trim() === '' ? null : label.trim();
}

function definitionOf(node: Node): Definition {
  const levels = new Map<number, Level>();
  for (const level of childrenOf(node, 'w:lvl')) levels.set(levelNumber(level.attributes['ilvl']), levelOf(level));
  return { levels, linkedStyle: valueOf(node, 'w:numStyleLink') };
}

function levelOf(node: Node): Level {
  const restart = valueOf(node, 'w:lvlRestart');
  return {
    start: wholeNumber(valueOf(node, 'w:start'), 1),
    format: valueOf(node, 'w:numFmt') ?? 'decimal',
    text: valueOf(node, 'w:lvlText') ?? '',
    restartAfter: restart === null ? null : wholeNumber(restart, 0),
    isLegal: childOf(node, 'w:isLgl') !== null,
    styleId: valueOf(node, 'w:pStyle'),
  };
}

const levelNumber = (text: string | undefined): number => Math.min(LEVELS - 1, wholeNumber(text ?? null, 0));

export function wholeNumber(text: string | null, otherwise: number): number {
  return text !== null && /^\d{1,6}$/.test(text.trim()) ? Number(text) : otherwise;
}

const DIGITS = '零一二三四五六七八九';

function formatted(value: number, format: string): string {
  switch (format) {
    case 'upperLetter':
      return letters(value);
    case 'lowerLetter':
      return letters(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'decimalFullWidth':
    case 'decimalFullWidth2':
      return [...String(value)]
        .map((digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
        .join('')
        .normalize('NFKC');
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return value >= 1 && value <= 20 ? String.fromCharCode(0x245f + value) : `(${value})`;
    case 'decimalEnclosedParen':
      return `(${value})`;
    case 'decimalEnclosedFullstop':
      return `${value}.`;
    case 'decimalZero':
      return value < 10 ? `0${value}` : String(value);
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'japaneseCounting':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'ideographDigital':
    case 'chineseLegalSimplified':
      return chinese(value);
    case 'ideographTraditional':
      return '甲乙丙丁戊己庚辛壬癸'.charAt((value - 1) % 10);
    default:
      return String(value);
  }
}

const letters = (value: number): string =>
  String.fromCharCode(65 + ((Math.max(1, value) - 1) % 26)).repeat(Math.min(5, Math.ceil(Math.max(1, value) / 26)));

function roman(value: number): string {
  const signs: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = Math.min(value, 399);
  let made = '';
  for (const [worth, sign] of signs)
    while (rest >= worth) {
      made += sign;
      rest -= worth;
    }
  return made;
}

function chinese(value: number): string {
  if (value > 99 || value < 0) return String(value);
  const tens = Math.floor(value / 10);
  const ones = DIGITS.charAt(value % 10);
  if (tens === 0) return ones;
  return `${tens === 1 ? '' : DIGITS.charAt(tens)}十${value % 10 === 0 ? '' : ones}`;
}

import { childOf, isOn, readXml, valueOf, type Node } from './xml-tree';

export interface Look {
  isBold: boolean | null;
  isUnderlined: boolean | null;
  isHidden: boolean | null;
  isCaps: boolean | null;
  /** 着重号 (emphasis dots). */
  hasDots: boolean | null;
  /** Whether the colour differs from usual text colours. */
  isColoured: boolean | null;
  position: 'sub' | 'sup' | 'line' | null;
}

interface Style {
  basedOn: string | null;
  numId: string | null;
  level: number | null;
  look: Look;
}

const MOST_BASES = 20;

/** The numbering and formatting that styles define. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private defaultParagraph: string | null = null;

  constructor(bytes: Uint8Array | null, part: string) {
    if (bytes === null) return;
    readXml(bytes, part, {
      whole: new Set(['w:style']),
      onWhole: (node) => {
        const { styleId = '', type } = node.attributes;
        const numbering = childOf(childOf(node, 'w:pPr'), 'w:numPr');
        const level = valueOf(numbering, 'w:ilvl');
        this.styles.set(styleId, {
          basedOn: valueOf(node, 'w:basedOn'),
          numId: valueOf(numbering, 'w:numId'),
          level: level === null ? null : Number(level) || 0,
          look: lookOf(childOf(node, 'w:rPr')),
        });
        if (type === 'paragraph' && isDefault(node)) this.defaultParagraph = styleId;
      },
    });
  }

  /** The numbering that a paragraph inherits from its style. */
  numberingOf(styleId: string | null): { numId: string; level: number | null } | null {
    for (const style of this.chain(styleId))
      if (style.numId !== null) return { numId: style.numId, level: style.level };
    return null;
  }

  /** One formatting property: the run's own value first, then its style's, then the paragraph style's. */
  look<Name extends keyof Look>(
    name: Name,
    run: Look,
    runStyle: string | null,
    paragraphStyle: string | null,
  ): Look[Name] | null {
    if (run[name] !== null) return run[name];
    for (const style of runStyle === null ? [] : this.chain(runStyle))
      if (style.look[name] !== null) return style.look[name];
    for (const style of this.chain(paragraphStyle)) if (style.look[name] !== null) return style.look[name];
    return null;
  }

  private *chain(styleId: string | null): Generator<Style> {
    let id = styleId ?? this.defaultParagraph;
    for (let step = 0; id !== null && step < MOST_BASES; step += 1) {
      const style: Style | undefined = this.styles.get(id);
      if (style === undefined) return;
      yield style;
      id = style.basedOn;
    }
  }
}

const isDefault = ({ attributes }: Node): boolean => /^(?:1|true|on)$/.test(attributes['default'] ?? '');

export function lookOf(properties: Node | null): Look {
  const underline = valueOf(properties, 'w:u');
  const dots = valueOf(properties, 'w:em');
  const position = valueOf(properties, 'w:vertAlign');
  return {
    isBold: isOn(properties, 'w:b'),
    isUnderlined: underline === null ? null : underline !== 'none',
    isHidden: isOn(properties, 'w:vanish'),
    isCaps: isOn(properties, 'w:caps'),
    hasDots: dots === null ? null : dots !== 'none',
    isColoured: colourOf(properties),
    position: position === null ? null : position === 'subscript' ? 'sub' : position === 'superscript' ? 'sup' : 'line',
  };
}

/** Whether text is coloured or highlighted; black, grey and automatic are text colours. */
function colourOf(properties: Node | null): boolean | null {
  const highlight = valueOf(properties, 'w:highlight');
  if (highlight !== null && highlight !== 'none' && highlight !== 'white') return true;
  const colour = valueOf(properties, 'w:color');
  if (colour === null) return null;
  const [, red, green, blue] = /^([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour) ?? [];
  if (red === undefined || green === undefined || blue === undefined) return false;
  const parts = [red, green, blue].map((part) => Number.parseInt(part, 16));
  return Math.max(...parts) - Math.min(...parts) > 60;
}

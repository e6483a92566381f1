import type { Fault } from '@sunflower/platform/plain';
import TurndownService from 'turndown';
import { exchangeFault } from '../exchange/exchange-fault';
import type { HtmlElement } from './html-element';
import { CELL, cellMark, ROW, tableMark } from './html-table';
import { bold, BOLD, codeBlock, heading, inlineCode, link, listItem, quotation } from './markdown-marks';
import { mathmlToTex, type MathNode } from './mathml-to-tex';
import { scriptFormula, scriptSigns } from './script-signs';
import { formulaMark, Held, takeDollarFormulas, takeFormulas, withoutPlaces } from './take-formulas';

export interface ConvertedText {
  /** Markdown for libs/content. */
  text: string;
  /** Content that the other system showed and that is lost here. */
  errors: Fault[];
  warnings: Fault[];
}

export interface HtmlSource {
  html: string;
  /**
   * The picture name for an address, including embedded `data:` addresses; null when the picture is not in the file.
   */
  picture: (source: string) => string | null;
}

/** Far longer than any text of a question; embedded pictures are removed before. */
const MAX_CHARACTERS = 100_000;
const MAX_DEPTH = 60;

/** Converts HTML of another system to Markdown for libs/content. */
export function htmlToMarkdown({ html, picture }: HtmlSource): ConvertedText {
  const run = new Conversion(picture);
  return run.convert(html);
}

/** Converts plain text to Markdown, escaping signs that would be read as marks. */
export function plainToMarkdown(plain: string): string {
  const held = new Held();
  const text = takeFormulas({ text: withoutPlaces(plain), held, isHtml: false });
  return held.back(freeDollars({ text: shownAsTyped(takeDollarFormulas({ text, held })), held })).trim();
}

/** Plain text for keys of blanks, which are not Markdown. */
export function htmlToPlain(html: string): string {
  if (!/[<&]/.test(html)) return html.replace(/\s+/g, ' ').trim();
  const { text } = htmlToMarkdown({ html, picture: () => null });
  return text
    .replace(/\*\*/g, '')
    .replace(/\\([*$`|])/g, '$1')
    .replace(/`(<[^`]*>|&[^`]*;)`/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Escapes Markdown marks and shows HTML-like text as code. Dollars are handled later, when all formulas are known. */
function shownAsTyped(text: string): string {
  return text
    .replace(/\\(?=\||\*(?!\*))/g, '\\\\')
    .replace(/\*\*/g, '\\*\\*')
    .replace(/`/g, '\\`')
    .replace(HTML_MARK, (mark) => `\`${mark}\``);
}

const HTML_MARK =
  /<!--|<\/?[a-z][^<>`\n]{0,200}>|<[!?][a-z][^<>`\n]{0,200}>?|&(?:[a-z]{2,8}|#\d{1,7}|#x[0-9a-f]{1,6});/gi;

/**
 * Escapes the dollars outside formulas, which are held at this point. A single dollar without a formula needs no
 * backslash.
 */
function freeDollars({ text, held }: { text: string; held: Held }): string {
  const count = text.split('$').length - 1 + (held.holdsFormula ? 1 : 0);
  return text.replace(/\\?\$/g, (sign) => (count > 1 ? sign.replace('$', '\\$') : sign.length === 1 ? sign : '\\\\$'));
}

const PARAGRAPH = /<\/?p(?:\s[^<>]{0,500})?>/i;
const LINE_BREAK = /<br\s*\/?>/i;
const SIMPLE_ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: '\u00a0', '#39': "'" };

/**
 * Converts text with only paragraphs and line breaks, which most texts are, without the parser in a tenth of the time.
 * Null for any other text.
 */
export function paragraphsAlone(html: string): string | null {
  if (/<(?!\/?p(?:\s[^<>]{0,500})?>|br\s*\/?>)|&(?!(?:lt|gt|amp|quot|nbsp|#39);)/i.test(html)) return null;
  const line = (text: string): string =>
    shownAsTyped(
      text
        .replace(/[ \t\r\n]+/g, ' ')
        .replace(/&([a-z0-9#]+);/gi, (whole, name: string) => SIMPLE_ENTITIES[name.toLowerCase()] ?? whole),
    );
  return html
    .split(PARAGRAPH)
    .map((paragraph) =>
      paragraph
        .split(LINE_BREAK)
        .map((text) => line(text).replace(/^ | $/g, ''))
        .join('\n')
        .replace(/^\n+|\n+$/g, ''),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** Whether a text has no HTML, as most have, and needs no parser. */
const isPlain = (html: string): boolean => !/[<&]/.test(html);

function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, closing, name = '', self] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^<>]{0,2000}?(\/?)>/gi)) {
    if (/^(br|img|hr|input|col|wbr|source|meta|link|param)$/i.test(name) || self === '/') continue;
    depth = Math.max(0, depth + (closing === '/' ? -1 : 1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Elements that text cannot represent: media and form controls. */
const MEDIA = [
  'audio',
  'video',
  'object',
  'embed',
  'iframe',
  'canvas',
  'svg',
  'applet',
  'input',
  'select',
  'textarea',
  'button',
] as const;
const GONE = ['script', 'style', 'head', 'title', 'meta', 'link', 'template', 'noscript', 'map'] as const;

class Conversion {
  private readonly errors: Fault[] = [];
  private readonly warnings: Fault[] = [];
  private readonly held = new Held();

  constructor(private readonly picture: (source: string) => string | null) {}

  convert(source: string): ConvertedText {
    const clean = withoutPlaces(source);
    if (isPlain(clean)) return this.done(plainToMarkdown(clean.replace(/\s+/g, ' ')));
    const html = takeFormulas({ text: this.takeEmbedded(clean), held: this.held, isHtml: true });
    if (html.length > MAX_CHARACTERS || depthOf(html) > MAX_DEPTH) {
      this.errors.push(exchangeFault('EXCHANGE_TEXT_TOO_LARGE', {}));
      return this.done('');
    }
    const text = takeDollarFormulas({ text: html, held: this.held });
    const markdown = paragraphsAlone(text) ?? this.service().turndown(text);
    return this.done(this.held.back(freeDollars({ text: tidied(markdown), held: this.held })));
  }

  private done(text: string): ConvertedText {
    return { text, errors: this.errors, warnings: this.warnings };
  }

  /** Replaces embedded files before parsing, because they may have megabytes. */
  private takeEmbedded(html: string): string {
    return html.replace(/(["'])(data:[^"'<>]{0,100};base64,[^"'<>]*)\1/gi, (_whole, quote: string, address: string) => {
      const name = this.picture(address);
      return `${quote}${name === null ? 'data:' : `held:${name}`}${quote}`;
    });
  }

  private service(): TurndownService {
    const service = new TurndownService({
      br: '',
      headingStyle: 'atx',
      codeBlockStyle: 'fenced',
      hr: '---',
      // An element without text may still show something.
      blankReplacement: (_content, node: unknown) => this.blank(node as HtmlElement),
    });
    service.escape = shownAsTyped;
    service.remove([...GONE] as never[]);
    const rules: [string, readonly string[], (content: string, node: HtmlElement) => string][] = [
      ['bold', BOLD, bold],
      ['plain', ['i', 'cite', 'dfn', 'var', 'small', 'span', 'font'], (content) => content],
      ['struck', ['s', 'del', 'strike'], (content) => this.struck(content)],
      ['raised', ['sup'], (content, node) => this.script({ content, node, raised: true })],
      ['lowered', ['sub'], (content, node) => this.script({ content, node, raised: false })],
      ['heading', ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'], heading],
      ['quotation', ['blockquote'], quotation],
      ['cell', ['td', 'th'], (content, cell) => cellMark({ content: this.inCell(content), cell })],
      ['row', ['tr'], (content) => `${content}${ROW}`],
      ['rows', ['thead', 'tbody', 'tfoot'], (content) => content],
      ['table', ['table'], tableMark],
      ['item', ['li'], listItem],
      ['link', ['a'], link],
      ['picture', ['img'], (_content, node) => this.image(node)],
      ['formula', ['math'], (_content, node) => this.formula(node)],
      ['code', ['code'], (content, node) => this.code(content, inlineCode(node))],
      ['pre', ['pre'], (content, node) => this.code(content, codeBlock(node))],
      ['media', MEDIA, (_content, node) => this.media(node)],
    ];
    for (const [name, filter, replacement] of rules)
      service.addRule(name, {
        filter: [...filter] as never[],
        replacement: (content, node: unknown) => replacement(content, node as HtmlElement),
      });
    return service;
  }

  /** A code span would not restore held text inside it, so such code stays text. */
  private code(content: string, marked: string): string {
    return marked === '' || content.includes('\uFDD0') ? content : this.held.put(marked);
  }

  private struck(content: string): string {
    if (content.trim() !== '') this.warnings.push(exchangeFault('EXCHANGE_STRUCK_TEXT', {}));
    return content;
  }

  private blank(node: HtmlElement): string {
    const name = node.nodeName.toLowerCase();
    if (name === 'math') return this.formula(node);
    if ((MEDIA as readonly string[]).includes(name)) return this.media(node);
    if (name === 'td' || name === 'th') return cellMark({ content: '', cell: node });
    if (name === 'tr') return `${CELL.repeat(node.childNodes.length)}${ROW}`;
    return node.isBlock === true ? '\n\n' : node.textContent === '' ? '' : ' ';
  }

  /** A bar would end the table cell, in a formula too. */
  private inCell(content: string): string {
    const shown = this.held.changed(content, (text) =>
      text.startsWith('$') ? text.replace(/\\\|/g, '\\Vert ').replace(/\|/g, '\\vert ') : text.replace(/\|/g, '/'),
    );
    return shown.replace(/\\?\|/g, '\\|');
  }

  private script({ content, node, raised }: { content: string; node: HtmlElement; raised: boolean }): string {
    const text = (node.textContent ?? '').trim();
    // Text with a formula or picture is not raised or lowered.
    if (text === '' || content.includes('\uFDD0')) return content;
    return scriptSigns({ text, raised }) ?? this.held.put(scriptFormula({ text, raised }));
  }

  private formula(node: MathNode): string {
    const read = mathmlToTex(node);
    if ('unknown' in read) {
      this.errors.push(exchangeFault('EXCHANGE_FORMULA_UNREADABLE', { element: read.unknown }));
      return node.textContent ?? '';
    }
    const display = node.getAttribute?.('display') === 'block';
    return read.tex === '' ? '' : this.held.put(formulaMark({ tex: read.tex, display }));
  }

  private image(node: HtmlElement): string {
    const source = node.getAttribute('src') ?? '';
    const alternative = (node.getAttribute('alt') ?? '').replace(/[[\]\n]/g, ' ').trim();
    const name = source.startsWith('held:') ? source.slice('held:'.length) : this.picture(source);
    if (name !== null) return this.held.put(`![${alternative}](pictures/${name})`);
    this.errors.push(exchangeFault('EXCHANGE_PICTURE_MISSING', { target: source === '' ? alternative : source }));
    return alternative === '' ? '' : `[${alternative}]`;
  }

  private media(node: HtmlElement): string {
    const type = node.getAttribute('type') ?? '';
    const source = node.getAttribute('data') ?? '';
    if (node.nodeName === 'OBJECT' && (type.startsWith('image/') || /\.(png|jpe?g|gif|webp|svg)$/i.test(source))) {
      const name = this.picture(source);
      if (name !== null) return this.held.put(`![${(node.textContent ?? '').trim()}](pictures/${name})`);
    }
    this.errors.push(exchangeFault('EXCHANGE_MEDIA', { element: node.nodeName.toLowerCase() }));
    return '';
  }
}

const tidied = (markdown: string): string =>
  markdown
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\*\*\*\*/g, '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

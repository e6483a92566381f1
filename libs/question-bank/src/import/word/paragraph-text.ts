import type { ImportNotice } from '../imported-paper';
import { errorOf, warningOf } from '../text/paper-fault';
import { tidied } from '../text/read-text-paper';
import { ATOM, type Mark, type MarkKind, type RichText } from '../text/rich-text';
import { eqField } from './eq-field';
import { ommlToTex } from './omml-to-tex';
import { lookOf, type Look, type Styles } from './styles';
import { raised, symbolOf } from './symbol-fonts';
import { wordFault } from './word-fault';
import type { WordPictures } from './word-pictures';
import { childOf, inside, valueOf, type Node } from './xml-tree';

export interface ParagraphText {
  /** Split at line breaks. */
  lines: RichText[];
  notices: ImportNotice[];
  /** Text boxes anchored in this paragraph. */
  boxes: Node[];
}

/** Maximum number of marks kept; more carry no information and cost time. */
const MOST_MARKS = 4_000;

const PASSES = new Set([
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:sdt',
  'w:sdtContent',
  'w:fldSimple',
  'w:customXml',
  'w:dir',
  'w:bdo',
]);
const DRAWN = new Set(['a:blip', 'v:imagedata', 'c:chart', 'dgm:relIds', 'w:txbxContent']);

/** Reads the text of one paragraph as displayed, run by run. */
export function paragraphText(paragraph: Node, tools: { styles: Styles; pictures: WordPictures }): ParagraphText {
  const reader = new ParagraphReader(tools.styles, tools.pictures, valueOf(childOf(paragraph, 'w:pPr'), 'w:pStyle'));
  reader.readAll(paragraph);
  return reader.end();
}

class ParagraphReader {
  private readonly lines: RichText[] = [];
  private readonly notices: ImportNotice[] = [];
  private readonly boxes: Node[] = [];
  private text = '';
  private marks: Mark[] = [];
  /** The instructions of the open fields; null behind a field's separator, where its result stands. */
  private readonly fields: (string | null)[] = [];

  constructor(
    private readonly styles: Styles,
    private readonly pictures: WordPictures,
    private readonly paragraphStyle: string | null,
  ) {}

  end(): ParagraphText {
    this.breakLine();
    return { lines: this.lines, notices: this.notices, boxes: this.boxes };
  }

  readAll(node: Node): void {
    for (const child of node.children) this.read(child);
  }

  private read(node: Node): void {
    if (node.name === 'w:r') this.readRun(node);
    else if (node.name === 'm:oMath' || node.name === 'm:oMathPara') this.addFormula(node);
    else if (node.name === 'w:ruby') this.readAll(childOf(node, 'w:rubyBase') ?? node);
    else if (node.name === 'mc:AlternateContent')
      this.readAlternatives(node, () => this.readAll(choiceOf(node) ?? node));
    else if (PASSES.has(node.name)) this.readAll(node);
  }

  private readRun(run: Node): void {
    const properties = childOf(run, 'w:rPr');
    const look = lookOf(properties);
    const style = valueOf(properties, 'w:rStyle');
    const of = <Name extends keyof Look>(name: Name) => this.styles.look(name, look, style, this.paragraphStyle);
    const hidden = of('isHidden') === true;
    for (const child of run.children) {
      if (hidden && child.name === 'w:t') {
        if (child.text.trim() !== '') this.notices.push(warningOf(wordFault('WORD_TEXT_HIDDEN', { text: child.text })));
        continue;
      }
      this.readPiece(child, of);
    }
  }

  private readPiece(node: Node, of: <Name extends keyof Look>(name: Name) => Look[Name] | null): void {
    switch (node.name) {
      case 'w:t':
        this.addText(node.text, of);
        return;
      case 'w:tab':
      case 'w:ptab':
        this.addText('\t', of);
        return;
      case 'w:br':
      case 'w:cr':
        if (node.attributes['type'] !== 'page' && node.attributes['type'] !== 'column') this.breakLine();
        return;
      case 'w:noBreakHyphen':
        this.addText('-', of);
        return;
      case 'w:sym':
        this.addSymbol(node, of);
        return;
      case 'w:ruby':
        this.readAll(childOf(node, 'w:rubyBase') ?? node);
        return;
      case 'w:fldChar':
        this.turnField(node.attributes['fldCharType'] ?? '');
        return;
      case 'w:instrText':
        this.addToInstruction(node.text);
        return;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.notices.push(warningOf(wordFault('WORD_NOTE', {})));
        return;
      case 'w:drawing':
      case 'w:pict':
        this.addDrawing(node);
        return;
      case 'w:object':
        this.addObject(node);
        return;
      case 'mc:AlternateContent':
        this.readAlternatives(node, () => choiceOf(node)?.children.forEach((child) => this.readPiece(child, of)));
        return;
      case 'm:oMath':
        this.addFormula(node);
        return;
    }
  }

  /** Reads the form for newer programs, and the fallback only when that form yields nothing. */
  private readAlternatives(node: Node, readChoice: () => void): void {
    const before = this.text.length + this.boxes.length + this.notices.length + this.lines.length;
    readChoice();
    const after = this.text.length + this.boxes.length + this.notices.length + this.lines.length;
    const fallback = childOf(node, 'mc:Fallback');
    // The fallback may hold a picture of an unknown drawing.
    if (after === before && fallback !== null)
      for (const data of inside(fallback, new Set(['v:imagedata']))) this.addOldPicture(data);
  }

  private addText(text: string, of: <Name extends keyof Look>(name: Name) => Look[Name] | null): void {
    if (this.fields.some((instruction) => instruction !== null)) return;
    const clean = tidied(text).replace(/\n/g, ' ');
    if (clean === '') return;
    const position = of('position');
    if ((position === 'sub' || position === 'sup') && clean.trim() !== '') {
      this.addRaised(clean, position);
      return;
    }
    const isUnderlined = of('isUnderlined') === true;
    // Underlined spaces are a blank line to write on.
    if (isUnderlined && clean.trim() === '') {
      this.addBlankLine(clean);
      return;
    }
    this.append(of('isCaps') === true ? clean.toUpperCase() : clean, [
      ...(of('isBold') === true ? (['bold'] as const) : []),
      ...(isUnderlined ? (['underline'] as const) : []),
      ...(of('hasDots') === true ? (['dots'] as const) : []),
      ...(of('isColoured') === true ? (['colour'] as const) : []),
    ]);
  }

  private addBlankLine(spaces: string): void {
    if (this.text.endsWith('____')) return;
    const underlinedBefore = this.marks.some(({ kind, to }) => kind === 'underline' && to === this.text.length);
    // Spaces next to an underlined answer belong to it.
    if (underlinedBefore || (spaces.length < 2 && !spaces.includes('\t'))) {
      this.append(spaces, ['underline']);
      return;
    }
    this.append('____', []);
  }

  private addRaised(text: string, position: 'sub' | 'sup'): void {
    const form = raised(text, position);
    if (form !== null) {
      this.append(form, []);
      return;
    }
    const inner = /^[A-Za-z0-9+\-=()]+$/.test(text) ? text : `\\text{${text.replace(/[\\{}$%#&_^~]/g, ' ')}}`;
    this.addAtom(`$^{${inner}}$`.replace('^', position === 'sup' ? '^' : '_'));
  }

  private append(text: string, kinds: readonly MarkKind[]): void {
    const from = this.text.length;
    this.text += text;
    if (this.marks.length >= MOST_MARKS) return;
    for (const kind of kinds) {
      // A word may be split over several runs, so adjacent marks of the same kind are merged.
      const last = this.marks.findLast((mark) => mark.kind === kind);
      if (last?.to === from) last.to = this.text.length;
      else this.marks.push({ kind, from, to: this.text.length });
    }
  }

  private addAtom(markdown: string): void {
    if (markdown === '' || this.marks.length >= MOST_MARKS) return;
    const from = this.text.length;
    this.text += ATOM;
    this.marks.push({ kind: 'atom', from, to: from + 1, markdown });
  }

  private breakLine(): void {
    this.lines.push({ text: this.text, marks: [...this.marks].sort((a, b) => a.from - b.from), isMarkdown: false });
    this.text = '';
    this.marks = [];
  }

  private addSymbol(node: Node, of: <Name extends keyof Look>(name: Name) => Look[Name] | null): void {
    const { font = '', char: code = '' } = node.attributes;
    const sign = symbolOf(font, code);
    if (sign !== null) {
      this.addText(sign, of);
      return;
    }
    this.notices.push(errorOf(wordFault('WORD_SYMBOL', { font, code })));
    this.append('□', []);
  }

  private addFormula(node: Node): void {
    const { tex, unread } = ommlToTex(node);
    for (const part of new Set(unread)) this.notices.push(errorOf(wordFault('WORD_FORMULA_UNREAD', { part })));
    if (tex !== '') this.addAtom(`$${tex}$`);
  }

  private addDrawing(node: Node): void {
    let found = 0;
    for (const part of inside(node, DRAWN, new Set(['mc:Fallback']))) {
      found += 1;
      if (part.name === 'w:txbxContent') this.boxes.push(part);
      else if (part.name === 'a:blip')
        this.addPicture(part.attributes['embed'] ?? part.attributes['link'] ?? '', descriptionOf(node));
      else if (part.name === 'v:imagedata') this.addOldPicture(part);
      else this.notices.push(errorOf(wordFault('WORD_DRAWING', {})));
    }
    // A line or frame without text is decoration; other shapes may be part of the question.
    if (found === 0 && node.name === 'w:drawing') this.notices.push(warningOf(wordFault('WORD_DRAWING', {})));
  }

  /** An embedded object: usually a formula with a picture that browsers cannot show. */
  private addObject(node: Node): void {
    const [ole] = inside(node, new Set(['OLEObject', 'o:OLEObject']));
    const program = ole?.attributes['ProgID'] ?? '';
    const [data] = inside(node, new Set(['v:imagedata']));
    const shown = data === undefined ? null : this.pictures.show(data.attributes['id'] ?? '', '');
    if (/equation|mathtype|dsmt/i.test(program) || shown === null || shown.notice !== null)
      this.notices.push(
        errorOf(wordFault(/equation|mathtype|dsmt/i.test(program) ? 'WORD_FORMULA_OBJECT' : 'WORD_DRAWING', {})),
      );
    else this.addAtom(shown.markdown);
  }

  /** Adds a VML picture; form controls of web pages leave shapes without a picture. */
  private addOldPicture({ attributes }: Node): void {
    if (attributes['id'] !== undefined) this.addPicture(attributes['id'], attributes['title'] ?? '');
  }

  private addPicture(id: string, description: string): void {
    const { markdown, notice } = this.pictures.show(id, description);
    if (notice !== null) this.notices.push(notice);
    this.addAtom(markdown);
  }

  private addToInstruction(text: string): void {
    const instruction = this.fields.at(-1);
    if (typeof instruction === 'string') this.fields[this.fields.length - 1] = instruction + text;
  }

  private turnField(turn: string): void {
    if (turn === 'begin') {
      if (this.fields.length < 50) this.fields.push('');
    } else if (turn === 'separate') {
      this.endInstruction();
      if (this.fields.length > 0) this.fields[this.fields.length - 1] = null;
    } else if (turn === 'end') {
      this.endInstruction();
      this.fields.pop();
    }
  }

  private endInstruction(): void {
    const instruction = this.fields.at(-1);
    if (typeof instruction !== 'string' || !/^\s*eq\b/i.test(instruction)) return;
    const tex = eqField(instruction);
    if (tex === null) this.notices.push(errorOf(wordFault('WORD_FIELD', { text: instruction.trim() })));
    else if (tex.startsWith('$')) this.addAtom(tex);
    else this.append(tex, []);
  }
}

const choiceOf = (node: Node): Node | null => childOf(node, 'mc:Choice');

function descriptionOf(drawing: Node): string {
  const [properties] = inside(drawing, new Set(['wp:docPr']));
  return properties?.attributes['descr'] ?? '';
}

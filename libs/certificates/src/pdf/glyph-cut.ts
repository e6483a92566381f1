import { deflateSync } from 'node:zlib';
import type { Font } from 'fontkit';
import { deflatedStream, dictionary } from './pdf-objects';
import type { ShapedGlyph } from './shape-text';

type Document = PDFKit.PDFDocument;

interface CutFiles {
  font: Buffer;
  fontBytes: number;
  toUnicode: Buffer;
}

/**
 * The part of a font that documents embed. Glyphs can be added until it is first embedded; then its files are made, and
 * any number of documents can use them.
 */
export class GlyphCut {
  private readonly subset;
  private readonly codes = new Map<number, number>();
  private readonly widths: number[];
  private readonly texts = ['\0'];
  private files: CutFiles | null = null;

  constructor(readonly font: Font) {
    this.subset = font.createSubset();
    this.widths = [font.getGlyph(0).advanceWidth * (1000 / font.unitsPerEm)];
  }

  has(glyphId: number): boolean {
    return this.codes.has(glyphId);
  }

  /** Returns the glyph's code in documents that embed this part. */
  include(glyph: ShapedGlyph): number {
    const known = this.codes.get(glyph.id);
    if (known !== undefined) return known;
    if (this.files) throw new Error('This part of the font is embedded already, and grows no more');
    const code = this.subset.includeGlyph(glyph.id);
    this.codes.set(glyph.id, code);
    this.widths[code] = glyph.width;
    this.texts[code] = String.fromCodePoint(...glyph.codePoints);
    return code;
  }

  /**
   * `resource` is the font's name on the page: two letters or digits, different for each font of a document.
   * Source: ISO 32000-1, 9.7 to 9.10.
   */
  embed({ doc, resource }: { doc: Document; resource: string }): PDFKit.PDFKitReference {
    const { font, subset, widths } = this;
    this.files ??= this.makeFiles();
    const postScript = subset.cff !== undefined;
    const name = `${tagOf(resource)}+${font.postscriptName.replaceAll(' ', '_')}`;
    const fontFile = deflatedStream({
      doc,
      bytes: this.files.font,
      entries: postScript ? { Subtype: 'CIDFontType0C' } : { Length1: this.files.fontBytes },
    });
    const descriptor = dictionary({
      doc,
      entries: { ...describe({ font, name }), [postScript ? 'FontFile3' : 'FontFile2']: fontFile },
    });
    const descendant = dictionary({
      doc,
      entries: {
        Type: 'Font',
        Subtype: postScript ? 'CIDFontType0' : 'CIDFontType2',
        BaseFont: name,
        FontDescriptor: descriptor,
        W: [0, widths],
        CIDSystemInfo: { Registry: literal('Adobe'), Ordering: literal('Identity'), Supplement: 0 },
        ...(postScript ? {} : { CIDToGIDMap: 'Identity' }),
      },
    });
    const toUnicode = deflatedStream({ doc, bytes: this.files.toUnicode, entries: {} });
    return dictionary({
      doc,
      entries: {
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: name,
        Encoding: 'Identity-H',
        DescendantFonts: [descendant],
        ToUnicode: toUnicode,
      },
    });
  }

  private makeFiles(): CutFiles {
    const font = this.subset.encode();
    return { font: deflateSync(font), fontBytes: font.length, toUnicode: deflateSync(unicodeMap(this.texts)) };
  }
}

// pdfkit writes a String object as text, and a plain string as a name.
const literal = (text: string): object => new String(text);

// Six capital letters that distinguish parts of the same font.
const tagOf = (resource: string): string =>
  [...resource.padEnd(6, '0')].map((mark) => String.fromCharCode(65 + (mark.charCodeAt(0) % 26))).join('');

const SYMBOLIC = 4;

function describe({ font, name }: { font: Font; name: string }): object {
  const scaled = (length: number): number => (length * 1000) / font.unitsPerEm;
  const { minX, minY, maxX, maxY } = font.bbox;
  return {
    Type: 'FontDescriptor',
    FontName: name,
    Flags: SYMBOLIC,
    FontBBox: [minX, minY, maxX, maxY].map(scaled),
    ItalicAngle: font.italicAngle,
    StemV: 0,
    Ascent: scaled(font.ascent),
    Descent: scaled(font.descent),
    CapHeight: scaled(font.capHeight || font.ascent),
    XHeight: scaled(font.xHeight ?? 0),
  };
}

/** The text that a PDF reader copies for each code. */
function unicodeMap(texts: readonly string[]): string {
  const hex = (text: string): string => `<${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`;
  const lines = texts.map((text, code) => `<${code.toString(16).padStart(4, '0')}> ${hex(text)}`);
  const blocks: string[] = [];
  // A block may have at most 100 lines.
  for (let start = 0; start < lines.length; start += 100) {
    const block = lines.slice(start, start + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

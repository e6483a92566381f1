import type { Font } from 'fontkit';
import { LRUCache } from 'lru-cache';
import type { CertificateFace } from './certificate-face';
import type { CertificateFonts } from './certificate-fonts';
import { GlyphCut } from './glyph-cut';
import { statementOf, WORDS } from './certificate-words';
import { shapedRuns } from './set-text';

type Texts = Record<keyof CertificateFonts, readonly string[]>;

const EXAMS_KEPT = 20;
// Characters of certificate numbers, check codes, masked ID numbers and dates; digits beside Latin letters have other
// glyphs.
const NUMBERS = ['0123456789', 'A0123456789', ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ* 年月日'];

/** The font parts that all certificates of an exam embed, made once for each exam. */
export class SharedGlyphs {
  private readonly ofExams = new LRUCache<string, GlyphCut[]>({ max: EXAMS_KEPT });

  constructor(private readonly fonts: CertificateFonts) {}

  /**
   * The parts depend only on the exam's texts, not on what was drawn before, so the same certificate has the same
   * bytes.
   */
  for({ title, examTitle, issuer }: CertificateFace): GlyphCut[] {
    const key = JSON.stringify([title, examTitle, issuer]);
    const cuts =
      this.ofExams.get(key) ??
      this.cut({
        regular: [...WORDS.regular, ...NUMBERS, title, statementOf(examTitle)],
        bold: [...WORDS.bold, issuer],
      });
    this.ofExams.set(key, cuts);
    return cuts;
  }

  private cut(texts: Texts): GlyphCut[] {
    const cuts = new Map<Font, GlyphCut>();
    for (const weight of ['regular', 'bold'] as const) {
      for (const { font, glyphs } of texts[weight].flatMap((text) => shapedRuns({ stack: this.fonts[weight], text }))) {
        const cut = cuts.get(font) ?? new GlyphCut(font);
        cuts.set(font, cut);
        for (const glyph of glyphs) cut.include(glyph);
      }
    }
    return [...cuts.values()];
  }
}

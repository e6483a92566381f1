import { Injectable } from '@nestjs/common';
import { CertificateGlyphs } from '@sunflower/organisations';
import { faultTable, type FieldFault } from '@sunflower/platform';
import type { ExamContent } from '../content/exam-content';

const fault = faultTable({
  INVISIBLE_MARK: 'holds {mark}, a line break or an invisible mark; type the text anew',
  CHARACTERS_NOT_PRINTABLE: 'holds {characters}, which no font of the certificates has; leave them out',
});

// Line breaks and other control characters, direction marks, zero-width characters, unpaired surrogates.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

const MOST_NAMED = 10;

export type PrintedTexts = Pick<ExamContent, 'title' | 'certificateTitle' | 'certificateIssuer'>;

/** Checks the texts on every certificate of an exam: one line each, every character in a certificate font. */
@Injectable()
export class CheckPrintedTexts {
  constructor(private readonly glyphs: CertificateGlyphs) {}

  async faultsOf({ title, certificateTitle, certificateIssuer }: PrintedTexts): Promise<FieldFault[]> {
    const texts = Object.entries({ title, certificateTitle, certificateIssuer }).map(([field, text]) => ({
      field,
      text,
    }));
    const unprintable = await this.glyphs.unprintableIn(texts.map(({ text }) => text));
    return texts.flatMap(({ field, text }) => {
      const [mark] = INVISIBLE.exec(text) ?? [];
      if (mark !== undefined) return [{ field, ...fault('INVISIBLE_MARK', { mark: codePointOf(mark) }) }];
      const missing = unprintable.filter((character) => text.includes(character)).slice(0, MOST_NAMED);
      return missing.length > 0
        ? [{ field, ...fault('CHARACTERS_NOT_PRINTABLE', { characters: missing.join(' ') }) }]
        : [];
    });
  }
}

const codePointOf = (mark: string): string => `U+${mark.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;

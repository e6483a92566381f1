// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the package has no types; a build that follows imports alone would not meet ours
/// <reference path="./fontkit.d.ts" />
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create, type Font } from 'fontkit';

export type Weight = 'regular' | 'bold';

/** Fonts in the order in which they are searched for a character. */
export type FontStack = readonly Font[];
export type CertificateFonts = Record<Weight, FontStack>;

const FILES: Record<Weight, string> = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
};

/**
 * Noto Sans SC, then the operator's fonts in `extraFolder` (.ttf, .otf, .ttc) for rare characters that Noto lacks.
 * Opening fonts is slow, so they are opened once and shared by all documents; each document embeds parts of them
 * (`shared-glyphs.ts`). Unreadable files of the operator are skipped and returned.
 */
export function openCertificateFonts({ extraFolder }: { extraFolder: string }): {
  fonts: CertificateFonts;
  unreadable: string[];
} {
  const noto = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const files = existsSync(extraFolder)
    ? readdirSync(extraFolder)
        .filter((name) => /\.(ttf|otf|ttc)$/i.test(name))
        .sort()
    : [];
  const extra: Font[] = [];
  const unreadable: string[] = [];
  for (const file of files) {
    try {
      extra.push(openFont(join(extraFolder, file)));
    } catch {
      // fontkit throws many kinds of errors for a bad file; the other fonts are still usable.
      unreadable.push(file);
    }
  }
  return {
    fonts: {
      regular: [openFont(join(noto, FILES.regular)), ...extra],
      bold: [openFont(join(noto, FILES.bold)), ...extra],
    },
    unreadable,
  };
}

function openFont(file: string): Font {
  const opened = create(readFileSync(file));
  return 'fonts' in opened ? (opened.fonts[0] as Font) : opened;
}

/** The visible part of a text: variation selectors and other invisible characters have no glyph. */
export const visible = (text: string): string => text.replace(/\p{Default_Ignorable_Code_Point}/gu, '');

export function fontFor({ stack, character }: { stack: FontStack; character: string }): Font | null {
  return stack.find((font) => font.hasGlyphForCodePoint(character.codePointAt(0) as number)) ?? null;
}

/** The characters that no font has, which would be printed as boxes. */
export function missingCharacters({ stack, texts }: { stack: FontStack; texts: readonly string[] }): string[] {
  const characters = new Set(texts.flatMap((text) => [...visible(text)]));
  return [...characters].filter((character) => fontFor({ stack, character }) === null);
}

import { pictureAddress, pictureTargetsIn, replacePictureTargets } from '@sunflower/content';
import type { Fault } from '@sunflower/platform/plain';
import type { AuthoredFile } from '../question/question-file';
import { bankPictureFault } from './question-file-fault';

/** A picture beside the files of a bank, by its path in the bank's folder: `myopia/pictures/fundus.png`. */
export type BankPicture = { path: string; sha256: string } | { path: string; fault: Fault };

/** By path in NFC, because editors and file systems may write an accented letter in two ways. */
export type BankPictures = ReadonlyMap<string, BankPicture>;

export const byPath = (pictures: readonly BankPicture[]): BankPictures =>
  new Map(pictures.map((picture) => [picture.path.normalize('NFC'), picture]));

interface PicturesOfFile {
  domain: string;
  pictures: BankPictures;
}

const OURS = /^\/api\/v1\/media\//;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const BESIDE_THE_FILE = /^pictures\/[^/\\]+$/;

const pathOf = ({ domain, target }: { domain: string; target: string }): string =>
  `${domain}/${target}`.normalize('NFC');

/**
 * The file with picture paths replaced by addresses. A picture that cannot be shown keeps its path, so that
 * `pictureFault` can report it.
 */
export function placePictures({ file, pictures }: { file: AuthoredFile; pictures: BankPictures }): AuthoredFile {
  const place = (target: string): string | null => {
    const picture = BESIDE_THE_FILE.test(target) ? pictures.get(pathOf({ domain: file.domain, target })) : undefined;
    return picture && 'sha256' in picture ? pictureAddress(picture.sha256) : null;
  };
  return withTexts(file, (text) => replacePictureTargets(text, place));
}

/** Why a picture that a text refers to by path cannot be shown, or null. */
export function pictureFault({ text, domain, pictures }: PicturesOfFile & { text: string }): Fault | null {
  for (const target of pictureTargetsIn([text])) {
    if (OURS.test(target) || ELSEWHERE.test(target)) continue;
    if (!BESIDE_THE_FILE.test(target)) return bankPictureFault('PICTURE_NOT_BESIDE_FILE', { target });
    const path = pathOf({ domain, target });
    const picture = pictures.get(path);
    if (!picture) return bankPictureFault('PICTURE_MISSING', { picture: path });
    if ('fault' in picture)
      return {
        ...picture.fault,
        details: { ...picture.fault.details, picture: path },
        problem: `the picture ${path} ${picture.fault.problem}`,
      };
  }
  return null;
}

/** All Markdown texts of a file. */
export function textsOf(file: AuthoredFile): string[] {
  const texts: string[] = [];
  withTexts(file, (text) => {
    texts.push(text);
    return text;
  });
  return texts;
}

const MARKDOWN_FIELDS = ['stem', 'rationale', 'stimulus', 'furtherCase', 'options', 'prompts'];

type Change = (text: string) => string;

const withTexts = (file: AuthoredFile, change: Change): AuthoredFile => ({
  ...file,
  questions: (file.questions ?? []).map((question) => changed(question, change)),
  groups: (file.groups ?? []).map((group) => {
    const own = changed(group, change);
    return { ...own, questions: own.questions.map((question) => changed(question, change)) } as typeof group;
  }),
});

function changed<Part extends object>(part: Part, change: Change): Part {
  const fields = Object.entries(part).map(
    ([field, value]) =>
      [
        field,
        MARKDOWN_FIELDS.includes(field) ? changeValue(value as string | string[], change) : (value as unknown),
      ] as const,
  );
  return Object.fromEntries(fields) as Part;
}

const changeValue = (value: string | string[], change: Change): string | string[] =>
  Array.isArray(value) ? value.map(change) : change(value);

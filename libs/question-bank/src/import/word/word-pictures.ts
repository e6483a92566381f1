import type { ImportedPicture, ImportNotice } from '../imported-paper';
import { errorOf } from '../text/paper-fault';
import type { WordPackage } from './open-package';
import type { Relations } from './relations';
import { wordFault } from './word-fault';

const FORMATS: readonly [string, (head: string) => boolean][] = [
  ['png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['jpg', (head) => head.startsWith('\xff\xd8\xff')],
  ['gif', (head) => head.startsWith('GIF8')],
  ['webp', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
];
const OTHERS: readonly [string, (head: string) => boolean][] = [
  ['WMF', (head) => head.startsWith('\xd7\xcd\xc6\x9a') || head.startsWith('\x01\x00\x09\x00')],
  ['EMF', (head) => head.startsWith('\x01\x00\x00\x00')],
  ['BMP', (head) => head.startsWith('BM')],
  ['TIFF', (head) => head.startsWith('II*\x00') || head.startsWith('MM\x00*')],
];

const MOST_PICTURES = 2_000;

interface Wanted {
  target: string;
  /** The name used in the text until it is known whether the picture can be shown. */
  name: string;
}

/** The pictures of a document; each is read once, after the text. */
export class WordPictures {
  private readonly wanted = new Map<string, Wanted>();

  constructor(private readonly relations: Relations) {}

  /** The Markdown of a picture by its relation id; a notice when the picture is missing or external. */
  show(id: string, description: string): { markdown: string; notice: ImportNotice | null } {
    const relation = this.relations.find(id);
    if (relation === null) return { markdown: '', notice: errorOf(wordFault('WORD_PICTURE_MISSING', {})) };
    if (relation.isExternal)
      return { markdown: '', notice: errorOf(wordFault('WORD_PICTURE_LINKED', { target: relation.target })) };
    const ending = /\.([A-Za-z]{3,4})$/.exec(relation.target)?.[1]?.toLowerCase() ?? '';
    if (/^(?:wmf|emf|bmp|tiff?|svg|pict?)$/.test(ending)) {
      const name = relation.target.split('/').at(-1) ?? '';
      return {
        markdown: '',
        notice: errorOf(wordFault('WORD_PICTURE_FORMAT', { name, format: ending.toUpperCase() })),
      };
    }
    let wanted = this.wanted.get(relation.target);
    if (wanted === undefined) {
      if (this.wanted.size >= MOST_PICTURES)
        return { markdown: '', notice: errorOf(wordFault('WORD_PICTURE_MISSING', {})) };
      wanted = {
        target: relation.target,
        name: `image${this.wanted.size + 1}.${ending === 'jpeg' ? 'jpg' : ending || 'png'}`,
      };
      this.wanted.set(relation.target, wanted);
    }
    return { markdown: `![${altText(description)}](pictures/${wanted.name})`, notice: null };
  }

  /** Reads the pictures; returns them and, by name, the faults of those that cannot be shown. */
  async read(from: WordPackage): Promise<{ pictures: ImportedPicture[]; faults: Map<string, ImportNotice> }> {
    const pictures: ImportedPicture[] = [];
    const faults = new Map<string, ImportNotice>();
    for (const { target, name } of this.wanted.values()) {
      const bytes = await from.read(target);
      if (bytes === null) faults.set(name, errorOf(wordFault('WORD_PICTURE_MISSING', {})));
      else {
        const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
        const format = FORMATS.find(([, opens]) => opens(head));
        if (format !== undefined) pictures.push({ name, bytes });
        else
          faults.set(
            name,
            errorOf(
              wordFault('WORD_PICTURE_FORMAT', { name, format: OTHERS.find(([, opens]) => opens(head))?.[0] ?? '?' }),
            ),
          );
      }
    }
    return { pictures, faults };
  }
}

/** The alternative text; a file name or path, the word processor's default, is dropped. */
function altText(description: string): string {
  const text = description
    .replace(/[[\]\n\r]/g, ' ')
    .trim()
    .slice(0, 200);
  return text === '' || /^(?:IMG|图片|Picture|image|C:\\|\w+\.(?:png|jpe?g|gif|bmp))[\s\d_]*/i.test(text) ? '图' : text;
}

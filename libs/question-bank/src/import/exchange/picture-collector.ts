import { sha256Hex } from '@sunflower/platform/plain';
import type { ImportedPicture } from '../imported-paper';

const MOST_NAME = 80;

/** Collects the pictures of a paper, each once, under names that a text can refer to. */
export class PictureCollector {
  readonly pictures: ImportedPicture[] = [];
  private readonly nameBySha256 = new Map<string, string>();
  private readonly names = new Set<string>();

  /** Adds a picture; returns the name for use in texts. */
  add({ name, bytes }: ImportedPicture): string {
    const sha256 = sha256Hex(Buffer.from(bytes));
    const known = this.nameBySha256.get(sha256);
    if (known !== undefined) return known;
    const free = this.freeName(pictureName(name));
    this.nameBySha256.set(sha256, free);
    this.pictures.push({ name: free, bytes });
    return free;
  }

  private freeName(wanted: string): string {
    const dot = wanted.lastIndexOf('.');
    const [stem, ending] = dot > 0 ? [wanted.slice(0, dot), wanted.slice(dot)] : [wanted, ''];
    let name = wanted;
    for (let count = 2; this.names.has(name.toLowerCase()); count += 1) name = `${stem}-${count}${ending}`;
    this.names.add(name.toLowerCase());
    return name;
  }
}

/** The file name without folders, and without spaces and brackets, which would end the address in a text. */
export function pictureName(path: string): string {
  const base = path.split(/[/\\]/).at(-1) ?? '';
  const clean = base.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+/, '');
  return clean.slice(-MOST_NAME) || 'picture';
}

/** Recognises PNG, JPEG, GIF and WebP by their first bytes. */
export function isShownPicture(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return (
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    head.startsWith('\xff\xd8\xff') ||
    /^GIF8[79]a/.test(head) ||
    (head.startsWith('RIFF') && head.slice(8) === 'WEBP')
  );
}

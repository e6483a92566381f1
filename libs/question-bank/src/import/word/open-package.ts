import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import type { Fault } from '@sunflower/platform/plain';
import { wordFault } from './word-fault';

/** Thrown when a document cannot be read at all. */
export class WordUnreadable extends Error {
  constructor(readonly fault: Fault) {
    super(fault.problem);
  }
}

const MOST_ENTRIES = 5_000;
/** Limits for one part and for all parts read. A paper of 200 questions with 50 pictures has about 20 MB. */
const MOST_PART_MEGABYTES = 64;
const MOST_MEGABYTES = 160;
const MEGABYTE = 1024 * 1024;

/** The parts of a document, unpacked on demand. */
export class WordPackage {
  private readonly entries = new Map<string, Entry>();
  private readBytes = 0;

  private constructor(private readonly zip: ZipFile) {}

  static async open(bytes: Uint8Array): Promise<WordPackage> {
    const zip = await new Promise<ZipFile>((resolve, reject) => {
      const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      fromBuffer(buffer, { lazyEntries: true, decodeStrings: true, validateEntrySizes: true }, (error, opened) =>
        error ? reject(damaged('zip')) : resolve(opened),
      );
    });
    const opened = new WordPackage(zip);
    await opened.list();
    return opened;
  }

  private list(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.zip.on('error', () => reject(damaged('zip')));
      this.zip.on('end', resolve);
      this.zip.on('entry', (entry: Entry) => {
        if (this.entries.size >= MOST_ENTRIES) {
          reject(tooComplex(MOST_ENTRIES, 'parts'));
          return;
        }
        this.entries.set(partName(entry.fileName), entry);
        this.zip.readEntry();
      });
      this.zip.readEntry();
    });
  }

  has(part: string): boolean {
    return this.entries.has(partName(part));
  }

  /** Null when the part does not exist. */
  async read(part: string): Promise<Uint8Array | null> {
    const entry = this.entries.get(partName(part));
    if (entry === undefined) return null;
    if (entry.isEncrypted()) throw new WordUnreadable(wordFault('WORD_PASSWORD', {}));
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(damaged(part));
          return;
        }
        const chunks: Buffer[] = [];
        let length = 0;
        stream.on('error', () => reject(damaged(part)));
        stream.on('data', (chunk: Buffer) => {
          length += chunk.length;
          this.readBytes += chunk.length;
          if (length > MOST_PART_MEGABYTES * MEGABYTE || this.readBytes > MOST_MEGABYTES * MEGABYTE) {
            stream.destroy();
            reject(new WordUnreadable(wordFault('WORD_TOO_LARGE', { maxMegabytes: MOST_MEGABYTES })));
          } else chunks.push(chunk);
        });
        stream.on('end', () => resolve(Buffer.concat(chunks)));
      });
    });
  }

  close(): void {
    this.zip.close();
  }
}

/** Normalises a part name: some programs write a leading slash or backslashes, and the case differs. */
const partName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** The zip reader and zlib fail only for damaged archives. */
const damaged = (part: string): WordUnreadable => new WordUnreadable(wordFault('WORD_DAMAGED', { part }));

/** `what` is for programs and logs; the console has its own wording. */
export const tooComplex = (max: number, what: string): WordUnreadable =>
  new WordUnreadable(wordFault('WORD_TOO_COMPLEX', { max, what }));

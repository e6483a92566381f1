import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PictureNotFound } from './picture.errors';
import { PictureRepository, type PictureContent } from './picture.repository';

const MAX_BYTES = 32 * 1024 * 1024;
// Beside the bytes: the key and what holds them together.
const ENTRY_BYTES = 500;

/** What a whole exam asks for in one burst is read from the database once: those who ask meanwhile wait for the same reading. */
@Injectable()
export class PictureCache {
  private readonly kept: LRUCache<string, PictureContent>;

  constructor(repository: PictureRepository) {
    this.kept = new LRUCache({
      maxSize: MAX_BYTES,
      sizeCalculation: ({ bytes }) => bytes.length + ENTRY_BYTES,
      fetchMethod: async (sha256: string) => (await repository.findContent(sha256)) ?? undefined,
    });
  }

  /** @throws PictureNotFound, also for what is no SHA-256 */
  async get(sha256: string): Promise<PictureContent> {
    const content = /^[0-9a-f]{64}$/.test(sha256) ? await this.kept.fetch(sha256) : undefined;
    if (!content) throw new PictureNotFound();
    return content;
  }
}

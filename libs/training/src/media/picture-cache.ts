import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { PictureNotFound } from './picture.errors';
import { PictureRepository, type PictureContent } from './picture.repository';

const MAX_BYTES = 32 * 1024 * 1024;
// Overhead per entry: the key and the objects around the bytes.
const ENTRY_BYTES = 500;

/**
 * Caches pictures, so that a burst of requests from a whole exam reads each from the database once: concurrent requests
 * share one read.
 */
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

  /** @throws PictureNotFound, also for a text that is no SHA-256 */
  async get(sha256: string): Promise<PictureContent> {
    const content = /^[0-9a-f]{64}$/.test(sha256) ? await this.kept.fetch(sha256) : undefined;
    if (!content) throw new PictureNotFound();
    return content;
  }
}

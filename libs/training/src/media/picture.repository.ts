import { Injectable } from '@nestjs/common';
import { Database, placeholders } from '@sunflower/platform';
import type { MediaType } from './examine-picture';
import type { Picture } from './picture.entity';

export interface SizedPicture extends PictureContent {
  /** In pixels. */
  width: number;
  height: number;
}

export interface PictureContent {
  mediaType: MediaType;
  bytes: Buffer;
}

const MAX_IDS = 500;

@Injectable()
export class PictureRepository {
  constructor(private readonly database: Database) {}

  /** Must run in a transaction. False when the picture is already stored; nothing changes then. */
  async insertNew({ picture, bytes }: { picture: Picture; bytes: Buffer }): Promise<boolean> {
    const { sha256, mediaType, width, height, byteSize, organisationId, uploadedBy, createdAt } = picture;
    const inserted = await this.database.execute(
      `INSERT INTO picture (sha256, media_type, width, height, byte_size, organisation_id, uploaded_by, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)${this.database.dialect.keepExisting({ key: ['sha256'] })}`,
      [sha256, mediaType, width, height, byteSize, organisationId, uploadedBy, createdAt],
    );
    if (inserted === 0) return false;
    await this.database.execute('INSERT INTO picture_content (sha256, bytes) VALUES (?, ?)', [sha256, bytes]);
    return true;
  }

  /** Those of the given hashes that are stored. */
  async listStored(sha256s: readonly string[]): Promise<string[]> {
    const stored: string[] = [];
    for (let start = 0; start < sha256s.length; start += MAX_IDS) {
      const part = sha256s.slice(start, start + MAX_IDS);
      const rows = await this.database.select<{ sha256: string }>(
        `SELECT sha256 FROM picture WHERE sha256 IN ${placeholders({ rows: 1, columns: part.length })}`,
        part,
      );
      stored.push(...rows.map(({ sha256 }) => sha256));
    }
    return stored;
  }

  async findSized(sha256: string): Promise<SizedPicture | null> {
    const content = await this.findContent(sha256);
    const [size] = await this.database.select<{ width: number; height: number }>(
      'SELECT width, height FROM picture WHERE sha256 = ?',
      [sha256],
    );
    return content && size ? { ...content, width: Number(size.width), height: Number(size.height) } : null;
  }

  async findContent(sha256: string): Promise<PictureContent | null> {
    const [row] = await this.database.select<{ media_type: MediaType; bytes: ArrayBuffer | Buffer }>(
      'SELECT p.media_type, c.bytes FROM picture p JOIN picture_content c ON c.sha256 = p.sha256 WHERE p.sha256 = ?',
      [sha256],
    );
    // SQLite's driver returns an ArrayBuffer.
    return row ? { mediaType: row.media_type, bytes: Buffer.from(row.bytes as Buffer) } : null;
  }
}

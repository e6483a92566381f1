import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, sha256Hex } from '@sunflower/platform';
import { cleanPicture, type PictureFacts } from './examine-picture';
import { PictureRepository, type SizedPicture } from './picture.repository';

export interface KeptPicture extends PictureFacts {
  sha256: string;
  byteSize: number;
}

interface NewPicture {
  bytes: Buffer;
  organisationId: string;
  /** Null when the system itself loads it. */
  staffId: string | null;
}

/** The pictures that texts may show: stored once for the same bytes, and immutable. */
@Injectable()
export class Pictures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: PictureRepository,
  ) {}

  /**
   * Stores the cleaned picture under the hash of the cleaned bytes. Idempotent for the same bytes, whoever sends them.
   * @throws PictureTooLarge, UnusablePicture
   */
  async keep({ bytes: sent, organisationId, staffId }: NewPicture): Promise<KeptPicture> {
    const { bytes, ...facts } = cleanPicture(sent);
    const kept = { sha256: sha256Hex(bytes), ...facts, byteSize: bytes.length };
    await this.database.transaction(async () => {
      const picture = { ...kept, organisationId, uploadedBy: staffId, createdAt: this.clock.now() };
      if (!(await this.repository.insertNew({ picture, bytes }))) return;
      const { sha256: subjectId, ...told } = kept;
      await this.audit.record({
        staffId,
        action: 'picture.uploaded',
        subjectType: 'picture',
        subjectId,
        reason: null,
        details: { organisationId, ...told },
      });
    });
    return kept;
  }

  /** The stored bytes of a picture; null when none has this hash. */
  async findBytes(sha256: string): Promise<Buffer | null> {
    return (await this.repository.findContent(sha256))?.bytes ?? null;
  }

  /** With its size, for a print; null when none has this hash. */
  findSized(sha256: string): Promise<SizedPicture | null> {
    return this.repository.findSized(sha256);
  }

  /** Those of the given pictures that a text may show. */
  async known(sha256s: Iterable<string>): Promise<ReadonlySet<string>> {
    return new Set(await this.repository.listStored([...new Set(sha256s)]));
  }
}

import { api, ok, type Schemas } from '../../../console-api';
import { uploadPicture } from '../../../pictures/upload-picture';
import { namedPictures, type BankFile, type BankPicture } from './bank-files';

/** The upload of the picture `path` failed for `reason`. */
export class PictureNotUploaded extends Error {
  readonly path: string;
  readonly reason: unknown;

  constructor({ path, reason }: { path: string; reason: unknown }) {
    super(path);
    this.path = path;
    this.reason = reason;
  }
}

interface ImportOrder {
  files: readonly BankFile[];
  pictures: readonly BankPicture[];
  /** Null for a new bank. */
  bankId: string | null;
  organisationId: string | undefined;
}

/** Uploads the pictures named in the files, then sends the files. @throws PictureNotUploaded, ApiError, NetworkError */
export async function importBank({
  files,
  pictures,
  bankId,
  organisationId,
}: ImportOrder): Promise<Schemas['BankImportReportDto']> {
  const uploaded: Schemas['BankPictureDto'][] = [];
  // One at a time: decoded photographs take much memory.
  for (const { path, file } of namedPictures({ files, pictures })) {
    const { sha256 } = await uploadPicture({ file, organisationId: organisationId as string }).catch(
      (reason: unknown) => {
        throw new PictureNotUploaded({ path, reason });
      },
    );
    uploaded.push({ path, sha256 });
  }
  const target = bankId === null ? { organisationId } : { bankId };
  return ok(api.POST('/api/v1/question-banks/import', { body: { ...target, files: [...files], pictures: uploaded } }));
}

import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError, InvalidRequest } from '../errors/errors';

export interface ReceivedFile {
  bytes: Buffer;
  fileName: string;
  /** Null when the field was left out or empty. */
  organisationId: string | null;
  /** The field `sheet`; null when left out or empty. */
  sheet: string | null;
}

/**
 * Receives one file and the fields `organisationId` and `sheet`, in any order.
 * @throws InvalidRequest, and the error of `tooLarge`
 */
export async function receiveFile({
  request,
  maxBytes,
  tooLarge,
}: {
  request: FastifyRequest;
  maxBytes: number;
  tooLarge: () => DomainError;
}): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new InvalidRequest('Send the file as multipart/form-data, in the field "file".');
  const limits = {
    fileSize: maxBytes,
    files: 1,
    fields: 5,
    fieldNameSize: 100,
    fieldSize: 1000,
    parts: 6,
    headerPairs: 20,
  };
  const parts = await readParts({ parts: request.parts({ limits }), tooLarge });
  if (parts.file === null) throw new InvalidRequest('The field "file" is missing.');
  return { ...parts.file, organisationId: parts.organisationId, sheet: parts.sheet };
}

interface Parts {
  file: Pick<ReceivedFile, 'bytes' | 'fileName'> | null;
  organisationId: string | null;
  sheet: string | null;
}

async function readParts({
  parts,
  tooLarge,
}: {
  parts: ReturnType<FastifyRequest['parts']>;
  tooLarge: () => DomainError;
}): Promise<Parts> {
  const read: Parts = { file: null, organisationId: null, sheet: null };
  try {
    for await (const part of parts) {
      if (part.type === 'file') read.file = { bytes: await bytesOf({ part, tooLarge }), fileName: part.filename };
      else if (part.fieldname === 'organisationId') read.organisationId = String(part.value) || null;
      else if (part.fieldname === 'sheet') read.sheet = String(part.value) || null;
    }
    return read;
  } catch (error) {
    throw saysStatus(error) ? error : new InvalidRequest('The form did not arrive whole, or is none; send it again.');
  }
}

/** The parser throws errors without a status for a broken or incomplete form; no other code throws here. */
const saysStatus = (error: unknown): boolean =>
  error instanceof DomainError || typeof (error as { statusCode?: unknown }).statusCode === 'number';

async function bytesOf({
  part,
  tooLarge,
}: {
  part: { toBuffer: () => Promise<Buffer> };
  tooLarge: () => DomainError;
}): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') throw tooLarge();
    throw error;
  }
}

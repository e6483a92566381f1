import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { InvalidRequest, type DomainError } from '../errors';

export interface ReceivedFile {
  bytes: Buffer;
  fileName: string;
  /** Null when the field was left out or empty. */
  organisationId: string | null;
}

/**
 * Takes one file and the field `organisationId`, in either order.
 * @throws InvalidRequest, and what `tooLarge` gives
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
  const limits = { fileSize: maxBytes, files: 1, fields: 5, fieldSize: 1000, parts: 6 };
  let file: Pick<ReceivedFile, 'bytes' | 'fileName'> | null = null;
  let organisationId: string | null = null;
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') file = { bytes: await bytesOf({ part, tooLarge }), fileName: part.filename };
    else if (part.fieldname === 'organisationId') organisationId = String(part.value) || null;
  }
  if (file === null) throw new InvalidRequest('The field "file" is missing.');
  return { ...file, organisationId };
}

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

import type {} from '@fastify/multipart';
import { InvalidRequest } from '@sunflower/platform';
import type { FastifyRequest } from 'fastify';
import { RosterFileTooLarge } from './roster-file/roster-file.errors';
import { MAX_ROSTER_FILE_BYTES } from './roster-file/roster-reader';

export interface ReceivedRoster {
  bytes: Buffer;
  fileName: string;
  organisationId: string | null;
}

const LIMITS = { fileSize: MAX_ROSTER_FILE_BYTES, files: 1, fields: 5, fieldSize: 1000, parts: 6 };

/**
 * Takes one file and the optional field `organisationId`, in either order.
 * @throws InvalidRequest, RosterFileTooLarge
 */
export async function receiveRoster(request: FastifyRequest): Promise<ReceivedRoster> {
  if (!request.isMultipart()) throw new InvalidRequest('Send the file as multipart/form-data, in the field "file".');
  let file: Pick<ReceivedRoster, 'bytes' | 'fileName'> | null = null;
  let organisationId: string | null = null;
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'file') file = { bytes: await bytesOf(part), fileName: part.filename };
    else if (part.fieldname === 'organisationId') organisationId = String(part.value) || null;
  }
  if (file === null) throw new InvalidRequest('The field "file" is missing.');
  return { ...file, organisationId };
}

async function bytesOf(part: { toBuffer: () => Promise<Buffer> }): Promise<Buffer> {
  try {
    return await part.toBuffer();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') {
      throw new RosterFileTooLarge({ maxMegabytes: MAX_ROSTER_FILE_BYTES / 1024 / 1024 });
    }
    throw error;
  }
}

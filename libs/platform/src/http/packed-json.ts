import type { FastifyReply, FastifyRequest } from 'fastify';
import { gzipOf, plainOf, type PackedPart } from './packed-parts';

/**
 * Body and headers of a large JSON reply that is sent in bursts, compressed when the client accepts gzip. It compresses
 * synchronously: handing the work to a thread and back costs half as much as compressing a paper.
 */
export function packedJson({
  parts,
  request,
  reply,
}: {
  /** The text in order; parts that are already compressed are not compressed again. */
  parts: readonly (PackedPart | Buffer)[];
  request: FastifyRequest;
  reply: FastifyReply;
}): Buffer {
  void reply.headers({ 'Content-Type': 'application/json; charset=utf-8', Vary: 'Accept-Encoding' });
  if (!takesGzip(request.headers['accept-encoding'])) return plainOf(parts);
  void reply.header('Content-Encoding', 'gzip');
  return gzipOf(parts);
}

/** Whether gzip is accepted with a weight other than 0 (RFC 9110, 12.5.3). */
export const takesGzip = (acceptEncoding: string | string[] | undefined): boolean =>
  String(acceptEncoding ?? '')
    .split(',')
    .some((coding) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(coding));

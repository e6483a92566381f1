import type { FastifyReply, FastifyRequest } from 'fastify';
import { gzipOf, plainOf, type PackedPart } from './packed-parts';

/**
 * The body for a large JSON text that is sent in a burst: packed where the client takes gzip, at once, not in a thread
 * beside the event loop: to wake that and to come back costs half of what packing a paper does. Sets the headers that say so.
 */
export function packedJson({
  parts,
  request,
  reply,
}: {
  /** Of the text, in a row; those that are packed already are not packed again. */
  parts: readonly (PackedPart | Buffer)[];
  request: FastifyRequest;
  reply: FastifyReply;
}): Buffer {
  void reply.headers({ 'Content-Type': 'application/json; charset=utf-8', Vary: 'Accept-Encoding' });
  if (!takesGzip(request.headers['accept-encoding'])) return plainOf(parts);
  void reply.header('Content-Encoding', 'gzip');
  return gzipOf(parts);
}

/** RFC 9110, 12.5.3: named, and not with the weight 0. */
export const takesGzip = (acceptEncoding: string | string[] | undefined): boolean =>
  String(acceptEncoding ?? '')
    .split(',')
    .some((coding) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)[\d.]+\s*)?$/i.test(coding));

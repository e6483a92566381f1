import { isUtf8 } from 'node:buffer';
import { InvalidRequest, UnsupportedMediaType } from '../../errors/errors';
import type { BodyBounds } from './body-limit';
import { shapeFault } from './json-shape';

const PLAIN = 'application/json';

/** Null when the content type is accepted. RFC 8259 allows no encoding other than UTF-8. */
export function mediaTypeFault(contentType: string | undefined): UnsupportedMediaType | null {
  if (contentType === undefined || contentType === PLAIN) return null;
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType)?.[1] ?? 'utf-8';
  return /^utf-?8$/i.test(charset) ? null : new UnsupportedMediaType();
}

/** @throws InvalidRequest, UnsupportedMediaType */
export function readJson({
  body,
  contentType,
  bounds,
}: {
  body: Buffer;
  contentType: string | undefined;
  bounds: BodyBounds;
}): unknown {
  const unread = mediaTypeFault(contentType);
  if (unread) throw unread;
  if (body.length === 0) throw new InvalidRequest('The body is empty.');
  if (!isUtf8(body)) throw new InvalidRequest('The body is not UTF-8.');
  const fault = shapeFault(body, bounds);
  if (fault !== null) throw new InvalidRequest(fault);
  try {
    return JSON.parse(withoutMark(body).toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvalidRequest('The body is not JSON.');
    throw error;
  }
}

/** Some programs write a byte order mark before the text. */
const withoutMark = (body: Buffer): Buffer =>
  body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? body.subarray(3) : body;

import type { FastifyRequest } from 'fastify';
import type {} from '@fastify/cookie';
import { browserName } from './browser-name';
import type { Cookies } from './session-cookie';

/** Who is at the other end, signed in or not. */
export interface Visitor {
  /** Behind a proxy that we trust, the one that it tells. */
  address: string;
  /** `Chrome, Windows`. */
  browser: string;
  cookies: Cookies;
}

export const visitorOf = ({ ip, headers, cookies }: FastifyRequest): Visitor => ({
  address: ip,
  browser: browserName(headers['user-agent'] ?? ''),
  cookies: cookies ?? {},
});

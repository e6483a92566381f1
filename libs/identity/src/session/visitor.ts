import type { FastifyRequest } from 'fastify';
import type {} from '@fastify/cookie';
import { browserName } from './browser-name';
import type { Cookies } from './session-cookie';

/** The client of a request, signed in or not. */
export interface Visitor {
  /** The client's address, as reported by a trusted proxy if there is one. */
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

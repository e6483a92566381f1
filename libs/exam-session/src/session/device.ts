import type { FastifyRequest } from 'fastify';

/** Where a request came from, for the session's events. */
export interface Device {
  /** Empty if the client has disconnected. */
  address: string;
  userAgent: string;
}

export const deviceOf = ({ ip, headers }: Pick<FastifyRequest, 'headers'> & { ip?: string }): Device => ({
  address: ip ?? '',
  userAgent: headers['user-agent'] ?? '',
});

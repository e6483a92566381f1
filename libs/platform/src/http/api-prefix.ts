import type { INestApplication } from '@nestjs/common';

/** The keys of signed certificates, at the address that is registered for key sets. */
export const KEY_SET_ROUTE = '.well-known/jwks.json';

/** Everything is under /api/v1 except the key set, and the routes that load balancers and supervisors call. */
export const setApiPrefix = (app: INestApplication): unknown =>
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics', KEY_SET_ROUTE] });

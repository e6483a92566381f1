import type { INestApplication } from '@nestjs/common';

/** Everything is under /api/v1 except the routes that load balancers and supervisors call. */
export const setApiPrefix = (app: INestApplication): unknown =>
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });

import type { INestApplication } from '@nestjs/common';

/** Everything is under /api/v1 but what balancers and supervisors ask. */
export const setApiPrefix = (app: INestApplication): unknown =>
  app.setGlobalPrefix('api/v1', { exclude: ['health/live', 'health/ready', 'metrics'] });

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { Arrivals, type Arrival } from './arrivals';

const arrivalOfRequest = new WeakMap<FastifyRequest, Arrival>();

/** Notes the arrival of each request under `candidate/sessions/`; call it before other hooks are registered. */
export function noteArrivals(app: NestFastifyApplication): void {
  const arrivals = app.get(Arrivals);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, _reply, done) => {
      if (request.url.startsWith('/api/v1/candidate/sessions/')) arrivalOfRequest.set(request, arrivals.note(request));
      done();
    });
}

export const arrivalOf = (request: FastifyRequest): Arrival | undefined => arrivalOfRequest.get(request);

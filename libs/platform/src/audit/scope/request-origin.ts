import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

interface Origin {
  address: string;
  /** Who sends the request, once that is known. */
  staffId: string | null;
}

/** From which address a member of staff sends the request that is worked on. */
@Injectable()
export class RequestOrigin {
  private readonly current = new AsyncLocalStorage<Origin>();
  private followed = 0;

  /** Until `finish` is called, all that `work` begins belongs to this address. */
  follow(address: string, work: () => void): { finish: () => void } {
    this.followed += 1;
    this.current.run({ address, staffId: null }, work);
    let finished = false;
    return {
      finish: () => {
        if (finished) return;
        finished = true;
        this.followed -= 1;
        // On Node 20 every promise of the process pays while a request is followed, saves of answers too.
        if (this.followed === 0) this.current.disable();
      },
    };
  }

  belongsTo(staffId: string): void {
    const origin = this.current.getStore();
    if (origin) origin.staffId = staffId;
  }

  /** Null when the request is not this person's: a job, or a batch of several. */
  addressOf(staffId: string | null): string | null {
    const origin = this.current.getStore();
    return origin && staffId !== null && origin.staffId === staffId ? origin.address : null;
  }
}

/** Only what may leave an audit row of staff is followed: what changes something, and files. */
const mayBeAudited = ({ method, url }: FastifyRequest): boolean =>
  url.startsWith('/api/v1/') &&
  !url.startsWith('/api/v1/candidate/') &&
  (method !== 'GET' || /\.[a-z]+(?:\?|$)/.test(url));

export function noteOrigins(app: NestFastifyApplication): void {
  const origin = app.get(RequestOrigin);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preHandler', (request, reply, done) => {
      if (!mayBeAudited(request)) {
        done();
        return;
      }
      const { finish } = origin.follow(request.ip, done);
      reply.raw.once('close', finish);
    });
}

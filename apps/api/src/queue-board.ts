import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RootAdministrators } from '@sunflower/identity';
import { DomainError, NotSignedIn, RUNTIME, type Config, type Runtime } from '@sunflower/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { queueBoardHeaders } from './page-headers';

const PATH = '/admin/queues';

/**
 * A read-only view of the queues for administrators of the whole province; changes are impossible, because they would
 * leave no audit row.
 */
export async function serveQueueBoard({ app, config }: { app: NestFastifyApplication; config: Config }): Promise<void> {
  const { openQueues } = app.get<Runtime>(RUNTIME);
  if (!openQueues) return;
  const serverAdapter = new FastifyAdapter().setBasePath(PATH);
  const board = createBullBoard({ queues: [], serverAdapter, options: { uiConfig: { boardTitle: 'Sunflower' } } });
  let shown = false;
  const showQueues = (): void => {
    const queues = shown ? [] : openQueues();
    for (const queue of queues) board.addQueue(withIdsOnly(new BullMQAdapter(queue, { readOnlyMode: true })));
    shown ||= queues.length > 0;
  };
  const administrators = app.get(RootAdministrators);
  const headers = { ...queueBoardHeaders(config), 'Cache-Control': 'no-store' };
  await app.register(async (scope: FastifyInstance) => {
    scope.addHook('onRequest', async (request, reply) => {
      reply.headers(headers);
      if (await admit({ administrators, request, reply })) showQueues();
    });
    await scope.register(serverAdapter.registerPlugin(), { prefix: PATH });
  });
}

interface Asked {
  administrators: RootAdministrators;
  request: FastifyRequest;
  reply: FastifyReply;
}

/** The board has its own format of errors, so refusals are answered here. */
async function admit({ administrators, request, reply }: Asked): Promise<boolean> {
  try {
    await administrators.require(request.cookies);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { code, message, details } = error;
    await reply.status(error instanceof NotSignedIn ? 401 : 403).send({ code, message, details });
    return false;
  }
}

/** Shows only the ids of a job's rows; anything else that a job may ever contain must not be shown here. */
function withIdsOnly(adapter: BullMQAdapter): BullMQAdapter {
  adapter.setFormatter('data', ({ ids }: { ids?: unknown }) => ({ ids }));
  for (const field of ['returnValue', 'progress'] as const) adapter.setFormatter(field, () => null);
  return adapter;
}

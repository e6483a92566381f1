import { once } from 'node:events';
import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { NaturalBatcher } from '../../../libs/platform/src/batching/natural-batcher';
import { baselineStore, type Response } from './baseline-store';

/**
 * The bare limit: Fastify, ajv and the same group commit, without a framework and without checks of session, seat or
 * deadline.
 * `node baseline-server <database address or file> <file with a paper's JSON>`; prints its port on stdout.
 */
const [address, paperFile] = process.argv.slice(2) as [string, string];

const SAVE_BODY = {
  type: 'object',
  required: ['seat', 'responses'],
  properties: {
    seat: { type: 'integer' },
    responses: {
      type: 'array',
      minItems: 1,
      maxItems: 200,
      items: {
        type: 'object',
        required: ['itemNumber', 'revision', 'response'],
        properties: { itemNumber: { type: 'integer' }, revision: { type: 'integer' }, response: {}, madeAt: {} },
      },
    },
  },
};

interface SaveBody {
  responses: { itemNumber: number; revision: number; response: unknown }[];
}

async function main(): Promise<void> {
  const store = await baselineStore(address);
  const paper = JSON.parse(readFileSync(paperFile, 'utf8')) as unknown;
  const saves = new NaturalBatcher<Response[], void>({
    run: async (requests) => (await store.insertResponses(requests.flat()), requests.map(() => undefined)),
    rowsOf: (rows) => rows.length,
  });
  const starts = new NaturalBatcher<string, void>({
    run: async (ids) => (await store.insertSessions(ids), ids.map(() => undefined)),
  });
  const app = fastify();

  app.put<{ Params: { id: string }; Body: SaveBody }>(
    '/sessions/:id/responses',
    { schema: { body: SAVE_BODY } },
    async ({ params, body }) => {
      await saves.add(
        body.responses.map(({ itemNumber, revision, response }) => ({
          sessionId: params.id,
          itemNumber,
          revision,
          response: JSON.stringify(response),
        })),
      );
      return {
        saved: body.responses.map(({ itemNumber, revision }) => ({ itemNumber, revision })),
        serverTime: new Date().toISOString(),
        deadlineAt: new Date().toISOString(),
      };
    },
  );
  app.post<{ Params: { id: string } }>('/sessions/:id', async ({ params }, reply) => {
    await starts.add(params.id);
    void reply.headers({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' });
    return gzipSync(JSON.stringify(paper), { level: 1 });
  });
  app.post<{ Params: { id: string } }>('/sessions/:id/submit', async ({ params }) => ({
    state: (await store.submit(params.id)) ? 'submitted' : 'closed',
  }));

  await app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 });
  process.stdout.write(`port ${(app.server.address() as { port: number }).port}\n`);
  await once(process, 'SIGTERM');
  process.exit(0);
}

void main();

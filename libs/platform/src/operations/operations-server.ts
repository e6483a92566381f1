import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { NotAllowed } from '../access/access-errors';
import type { Config } from '../config';
import { NotFound } from '../errors/errors';
import { describeError, Log } from '../logging';
import { Metrics, METRICS_CONTENT_TYPE } from '../metrics/metrics';
import { CONFIG } from '../tokens';
import { OperatorsOnly } from './operators-only';
import { Readiness, statusOf } from './readiness';

interface Answer {
  status: number;
  body: string | object;
}

/** Serves health and metrics in a process that has no other HTTP server; the api has them among its routes. */
@Injectable()
export class OperationsServer implements OnApplicationShutdown {
  private server: Server | null = null;

  constructor(
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
    private readonly operators: OperatorsOnly,
    private readonly log: Log,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Does nothing without a configured port. Returns the port that it listens on. */
  async listen(): Promise<number | null> {
    const { workerPort, host } = this.config;
    if (workerPort === null) return null;
    const server = createServer((request, response) => void this.serve({ request, response }));
    this.server = server;
    await new Promise<void>((resolve, reject) =>
      server.once('error', reject).listen({ port: workerPort, host }, resolve),
    );
    return (server.address() as { port: number }).port;
  }

  onApplicationShutdown(): void {
    this.server?.close();
    this.server?.closeAllConnections();
  }

  private async serve({ request, response }: { request: IncomingMessage; response: ServerResponse }): Promise<void> {
    const { status, body } = await this.answer(request).catch((error: unknown) => this.refusal(error));
    const contentType = typeof body === 'string' ? METRICS_CONTENT_TYPE : 'application/json; charset=utf-8';
    response.writeHead(status, { 'Content-Type': contentType, 'Cache-Control': 'no-store' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }

  private async answer({ url, method, socket, headers }: IncomingMessage): Promise<Answer> {
    this.operators.require({ address: socket.remoteAddress ?? '', headers });
    switch (`${method} ${url}`) {
      case 'GET /health/live':
        return { status: 200, body: { status: 'alive' } };
      case 'GET /health/ready': {
        const report = await this.readiness.report();
        return { status: statusOf(report), body: report };
      }
      case 'GET /metrics':
        return { status: 200, body: await this.metrics.text() };
      default:
        throw new NotFound('There are /health/live, /health/ready and /metrics.');
    }
  }

  private refusal(error: unknown): Answer {
    if (error instanceof NotAllowed)
      return { status: 403, body: { code: error.code, message: error.message, details: null } };
    if (error instanceof NotFound)
      return { status: 404, body: { code: error.code, message: error.message, details: null } };
    this.log.error('operations.request-failed', describeError(error));
    return {
      status: 500,
      body: { code: 'INTERNAL_ERROR', message: 'Something went wrong on our side.', details: null },
    };
  }
}

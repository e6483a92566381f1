import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MayCall } from '../access/may-call';
import { Metrics, METRICS_CONTENT_TYPE } from '../metrics/metrics';
import { OperatorsOnly } from './operators-only';

/** Prometheus' text format, which OpenAPI cannot describe. */
@ApiExcludeController()
@Controller('metrics')
@MayCall('public')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly operators: OperatorsOnly,
  ) {}

  @Get()
  read(@Req() { ip, headers }: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    this.operators.require({ address: ip, headers });
    void reply.header('Content-Type', METRICS_CONTENT_TYPE);
    return this.metrics.text();
  }
}

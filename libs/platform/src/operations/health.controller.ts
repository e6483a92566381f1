import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MayCall } from '../access/may-call';
import type { LivenessDto, ReadinessDto } from './health.dto';
import { OperatorsOnly } from './operators-only';
import { Readiness, statusOf } from './readiness';

/** Outside of the API's prefix, for load balancers and supervisors. */
@Controller('health')
@MayCall('public')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly operators: OperatorsOnly,
  ) {}

  @Get('live')
  live(@Req() { ip, headers }: FastifyRequest): LivenessDto {
    this.operators.require({ address: ip, headers });
    return { status: 'alive' };
  }

  @Get('ready')
  async ready(
    @Req() { ip, headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReadinessDto> {
    this.operators.require({ address: ip, headers });
    const report = await this.readiness.report();
    void reply.status(statusOf(report));
    return report;
  }
}

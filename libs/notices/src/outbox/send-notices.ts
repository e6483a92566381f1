import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock, JobQueue, newId } from '@sunflower/platform';
import { PORT_NAMES, type NoticePort, type PortName } from '../port/notice-port';
import { NoticePorts } from '../port/notice-ports';
import { GatherNotices } from './gather-notices';
import { restAfter } from './notice-state';
import { OutboxRepository, type WorkingBatch } from './outbox.repository';
import { TryNotices } from './try-notices';

const SWEEP_MS = 1_000;
/** Longer than an attempt of a whole round may take; then another process may take the port. */
const LEASE_MS = 60_000;
/** One sweep ends after this time, so that a process can close; the next one goes on. */
const ROUND_MS = 15_000;
/** Notices that are sent at the same time. */
const MOST_AT_ONCE = 20;

/**
 * Sends what is due, in the processes that run jobs; of each port one at a time, so that its pace holds for all. A
 * process that is killed leaves its notices to the next one, which tries them again under the same ids.
 */
@Injectable()
export class SendNotices implements OnModuleInit, OnModuleDestroy {
  private readonly holder = newId();
  private closing = false;

  constructor(
    private readonly clock: Clock,
    private readonly jobs: JobQueue,
    private readonly ports: NoticePorts,
    private readonly outbox: OutboxRepository,
    private readonly gathering: GatherNotices,
    private readonly trying: TryNotices,
  ) {}

  onModuleInit(): void {
    for (const port of PORT_NAMES)
      this.jobs.sweep({ name: `send-notices-${port}`, everyMs: SWEEP_MS, run: () => this.sendDue(port) });
  }

  onModuleDestroy(): void {
    this.closing = true;
  }

  /** Never twice at once for a port in one process. */
  async sendDue(portName: PortName): Promise<void> {
    const port = this.ports.find(portName);
    if (!port) return;
    if (!(await this.outbox.hasWork({ port: portName, nowMs: this.clock.now() }))) return;
    const endsAtMs = performance.now() + ROUND_MS;
    let holds = false;
    while (!this.closing && performance.now() < endsAtMs) {
      const nowMs = this.clock.now();
      holds = await this.outbox.lease({ port: portName, holder: this.holder, nowMs, leaseMs: LEASE_MS });
      if (!holds || !(await this.round(port))) break;
    }
    if (holds) await this.outbox.release({ port: portName, holder: this.holder });
  }

  /** One step of the first batch that has something to do; false when none has. */
  private async round(port: NoticePort): Promise<boolean> {
    for (const batch of await this.outbox.batches({ port: port.name, nowMs: this.clock.now() })) {
      if (batch.state === 'gathering') {
        await this.gathering.next(batch);
        return true;
      }
      const became = await this.sendSome({ port, batch });
      // What waits in other batches would not get out either.
      if (became !== 'nothing due') return became === 'sent';
      await this.outbox.finish(batch.id);
    }
    return false;
  }

  private async sendSome({
    port,
    batch,
  }: {
    port: NoticePort;
    batch: WorkingBatch;
  }): Promise<'sent' | 'port down' | 'nothing due'> {
    const beganMs = performance.now();
    const limit = Math.min(MOST_AT_ONCE, port.perSecond);
    const tried = await this.trying.some({ port, batch, limit, untilMs: this.clock.now() + LEASE_MS });
    if (tried === null) return 'nothing due';
    await this.restIfDown({ port, isDown: tried.isDown });
    const pauseMs = (tried.count / port.perSecond) * 1000 - (performance.now() - beganMs);
    if (pauseMs > 0 && !this.closing) await pause(pauseMs);
    return tried.isDown ? 'port down' : 'sent';
  }

  /** A gateway that is down is asked more and more seldom, whatever waits. */
  private async restIfDown({ port, isDown }: { port: NoticePort; isDown: boolean }): Promise<void> {
    const before = await this.outbox.failuresOf(port.name);
    if (!isDown && before === 0) return;
    const failures = isDown ? before + 1 : 0;
    const restsUntil = isDown ? this.clock.now() + restAfter(failures) : 0;
    await this.outbox.setRest({ port: port.name, holder: this.holder, failures, restsUntil });
  }
}

import type { Queue } from 'bullmq';
import type { Config } from './config';
import { BullJobQueue } from './jobs/bull-job-queue';
import { EmbeddedJobQueue } from './jobs/embedded-job-queue';
import type { JobQueue } from './jobs/job-queue';
import type { Log } from './logging';

/** What a process of the production profile is for; the embedded one is everything at once. */
export type ProcessRole = 'api' | 'worker';

/** The one switch between the two profiles; nothing else knows which one runs. */
export interface Runtime {
  servesHttp: boolean;
  runsJobs: boolean;
  /** Whether this process brings the schema up to date by itself at boot. */
  migratesAtBoot: boolean;
  servesWebApp: boolean;
  /** Whether accounts and keys that a demo made may exist here. */
  allowsDemo: boolean;
  jobQueue: JobQueue;
  /** BullMQ's queues to look at, none while Redis is away; null where there are none at all. */
  openQueues: (() => readonly Queue[]) | null;
}

export function chooseRuntime({ config, role, log }: { config: Config; role: ProcessRole; log: Log }): Runtime {
  switch (config.profile) {
    case 'embedded':
      return {
        servesHttp: true,
        runsJobs: true,
        migratesAtBoot: true,
        servesWebApp: true,
        allowsDemo: true,
        jobQueue: new EmbeddedJobQueue(log),
        openQueues: null,
      };
    case 'production': {
      const runsJobs = role === 'worker';
      const jobQueue = new BullJobQueue({ redisUrl: config.redisUrl as string, runsJobs }, log);
      return {
        servesHttp: role === 'api',
        runsJobs,
        migratesAtBoot: false,
        servesWebApp: role === 'api',
        allowsDemo: false,
        jobQueue,
        openQueues: () => jobQueue.openQueues(),
      };
    }
  }
}

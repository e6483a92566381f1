import type { Queue } from 'bullmq';
import type { Config } from './config';
import { BullJobQueue } from './jobs/bull-job-queue';
import { EmbeddedJobQueue } from './jobs/embedded-job-queue';
import type { JobQueue } from './jobs/job-queue';
import type { Log } from './logging';

/** Purpose of a process in the production profile; an embedded process has both. */
export type ProcessRole = 'api' | 'worker';

/** The one switch between the two profiles; no other code reads the profile for this. */
export interface Runtime {
  servesHttp: boolean;
  runsJobs: boolean;
  /** Whether this process migrates the schema at boot. */
  migratesAtBoot: boolean;
  servesWebApp: boolean;
  /** Whether other processes close sessions, and so must know how far this one has come with its requests. */
  tellsHorizon: boolean;
  /** Whether accounts and keys made by a demo may exist here. */
  allowsDemo: boolean;
  jobQueue: JobQueue;
  /** BullMQ's queues for inspection, an empty list while Redis is unreachable; null in the embedded profile. */
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
        tellsHorizon: false,
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
        tellsHorizon: role === 'api',
        allowsDemo: false,
        jobQueue,
        openQueues: () => jobQueue.openQueues(),
      };
    }
  }
}

import type { ProcessUsage, SupervisedProcess } from './supervised-process';

interface Stages {
  /** In the order of start; those of one group start together. They are stopped one by one, the last one first. */
  servers: readonly (readonly SupervisedProcess[])[];
  apis: readonly SupervisedProcess[];
  workers: readonly SupervisedProcess[];
  nginx: readonly SupervisedProcess[];
}

/** All processes of a system, started from the database outward to nginx and stopped in reverse. */
export class SystemProcesses {
  private readonly killNow = (): void => this.all.forEach((each) => each.killNow());

  constructor(private readonly stages: Stages) {
    process.once('exit', this.killNow);
  }

  get all(): SupervisedProcess[] {
    const { servers, apis, workers, nginx } = this.stages;
    return [...servers.flat(), ...apis, ...workers, ...nginx];
  }

  usage(): ProcessUsage[] {
    return this.all.map((each) => each.usage());
  }

  async startServers(): Promise<void> {
    for (const group of this.stages.servers) await startTogether(group);
  }

  /** Starts apis, workers and nginx after the servers; then candidates are served. */
  async startOurs(): Promise<void> {
    await startTogether([...this.stages.apis, ...this.stages.workers]);
    await startTogether(this.stages.nginx);
  }

  /** `kill -9` of every process at once. */
  async killAll(): Promise<void> {
    await Promise.all(this.all.map((each) => each.end('kill')));
  }

  /** Stops in order, finishing work in progress: nginx first, the database last. */
  async stop(): Promise<void> {
    const { servers, apis, workers, nginx } = this.stages;
    for (const stage of [
      nginx,
      apis,
      workers,
      ...servers
        .flat()
        .toReversed()
        .map((server) => [server]),
    ]) {
      await Promise.all(stage.map((each) => each.end('stop')));
    }
    process.removeListener('exit', this.killNow);
  }
}

async function startTogether(stage: readonly SupervisedProcess[]): Promise<void> {
  await Promise.all(stage.map((each) => each.start()));
}

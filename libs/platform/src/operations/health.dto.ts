export class LivenessDto {
  status!: 'alive';
}

export class CheckDto {
  /** `degraded`: something is missing that the process can work without. */
  state!: 'ok' | 'degraded' | 'failed';
  reason!: string | null;
}

export class ChecksDto {
  database!: CheckDto;
  schema!: CheckDto;
  clock!: CheckDto;
  draining!: CheckDto;
  queue!: CheckDto;
  disk!: CheckDto;
}

export class ReadinessDto {
  status!: 'ready' | 'degraded' | 'not_ready';
  checks!: ChecksDto;
}

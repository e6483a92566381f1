import {
  Global,
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ApiHorizon } from './arrivals/api-horizon.entity';
import { ApiHorizonRepository } from './arrivals/api-horizon.repository';
import { Arrivals } from './arrivals/arrivals';
import { LoopWatch } from './arrivals/loop-watch';
import { SharedHorizon } from './arrivals/shared-horizon';
import { AuditEntry } from './audit/audit-entry.entity';
import { Audit } from './audit/audit';
import { AuditChainRepository } from './audit/chain/audit-chain.repository';
import { AuditHead } from './audit/chain/audit-head.entity';
import { AuditScopes } from './audit/scope/audit-scopes';
import { RequestOrigin } from './audit/scope/request-origin';
import { SealAudit } from './audit/chain/seal-audit';
import { VerifyAudit } from './audit/chain/verify-audit';
import { Clock, DatabaseClock } from './time/clock';
import type { Config } from './config';
import { Secrets } from './secrets/crypto';
import { readerOptions, withColumnTypes, writerOptions } from './database/data-source';
import { Database } from './database/database';
import { entities, READER } from './database/entities';
import { engineOf } from './database/engine';
import { migrate } from './database/migrate';
import { requireFittingSchema } from './database/schema-version';
import { closeDataFolder } from './database/sqlite/private-files';
import { putOnThread } from './database/sqlite/threaded-driver';
import { ReplyCounts } from './http/reply-counts';
import { JobQueue } from './jobs/job-queue';
import { Log } from './logging';
import { MasterKey } from './master-secret/master-key.entity';
import { openSecrets, openSecretsForChange } from './master-secret/open-secrets';
import { SecretChange } from './master-secret/secret-change';
import { QueueMetrics } from './jobs/queue-metrics';
import { Metrics } from './metrics/metrics';
import { DiskRoom } from './operations/disk-room';
import { HealthController } from './operations/health.controller';
import { MetricsController } from './operations/metrics.controller';
import { OperationsServer } from './operations/operations-server';
import { OperatorsOnly } from './operations/operators-only';
import { Readiness } from './operations/readiness';
import { chooseRuntime, type ProcessRole } from './runtime';
import { ShutdownModule } from './shutdown/shutdown.module';
import { ParserThreads } from './threads/parser-threads';
import { CONFIG, RUNTIME } from './tokens';

const CLOCK_CHECK_MS = 30_000;

const ARRIVALS: Provider[] = [ApiHorizonRepository, Arrivals, SharedHorizon];
const AUDIT: Provider[] = [Audit, AuditChainRepository, AuditScopes, RequestOrigin, SealAudit, VerifyAudit];

export interface PlatformOptions {
  config: Config;
  role: ProcessRole;
  /** Tests pass their own clock. */
  clock?: Clock;
  /** Default true; tests whose clock stands still turn it off. */
  watchesLoop?: boolean;
  /** Only for the command that changes the master secret, after `beginSecretChange`. */
  changesSecret?: { lost: boolean };
}

/** Configuration, clock, database, jobs and secrets for every other lib. */
@Global()
@Module({})
export class PlatformModule implements OnApplicationBootstrap, OnApplicationShutdown {
  private clockTimer: NodeJS.Timeout | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  static forRoot({ config, role, clock, watchesLoop = true, changesSecret }: PlatformOptions): DynamicModule {
    const log = new Log(config.logLevel);
    closeDataFolder({ config, log });
    const runtime = chooseRuntime({ config, role, log });
    return {
      module: PlatformModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: async () => {
            if (runtime.migratesAtBoot) await migrate(config);
            return { ...writerOptions(config), autoLoadEntities: true };
          },
          dataSourceFactory: async (options) => writerDataSource(options as DataSourceOptions),
        }),
        TypeOrmModule.forRootAsync({
          name: READER,
          useFactory: () => ({ ...readerOptions(config), autoLoadEntities: true }),
          dataSourceFactory: async (options) => withColumnTypes(new DataSource(options as DataSourceOptions)),
        }),
        ...entities(ApiHorizon, AuditEntry, AuditHead, MasterKey),
        ShutdownModule,
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        ...ARRIVALS,
        ...AUDIT,
        { provide: LoopWatch, useFactory: () => new LoopWatch(watchesLoop) },
        DiskRoom,
        Metrics,
        OperationsServer,
        OperatorsOnly,
        ParserThreads,
        QueueMetrics,
        Readiness,
        ReplyCounts,
        SecretChange,
        { provide: CONFIG, useValue: config },
        { provide: RUNTIME, useValue: runtime },
        { provide: Log, useValue: log },
        { provide: JobQueue, useValue: runtime.jobQueue },
        secretsProvider({ config, jobQueue: runtime.jobQueue, changesSecret }),
        databaseProvider({ config, jobQueue: runtime.jobQueue, log }),
        {
          provide: Clock,
          inject: [Database],
          useFactory: async (database: Database) => clock ?? synchronisedClock(database),
        },
      ],
      exports: [
        Arrivals,
        Audit,
        AuditScopes,
        RequestOrigin,
        CONFIG,
        RUNTIME,
        Log,
        JobQueue,
        Secrets,
        Database,
        Clock,
        Metrics,
        OperationsServer,
        ParserThreads,
        ReplyCounts,
        SecretChange,
        SharedHorizon,
        VerifyAudit,
      ],
    };
  }

  async onApplicationBootstrap(): Promise<void> {
    const { clock } = this;
    // The clock of the embedded engine is the machine's own, which may be reset during an exam: read it once, at boot.
    if (clock instanceof DatabaseClock && this.database.engine !== 'sqlite') {
      this.clockTimer = setInterval(() => void this.keepTime(clock), CLOCK_CHECK_MS);
      this.clockTimer.unref();
    }
  }

  onApplicationShutdown(): void {
    if (this.clockTimer) clearInterval(this.clockTimer);
  }

  private async keepTime(clock: DatabaseClock): Promise<void> {
    try {
      const offsetMs = await clock.synchronise(() => this.database.readTimeMs());
      if (offsetMs !== null && Math.abs(offsetMs) > 500)
        this.log.warn('clock.stepped', { offsetMs: Math.round(offsetMs) });
    } catch {
      // The database is unreachable; the monotonic clock continues by itself.
      this.log.warn('clock.not-synchronised');
    }
  }
}

function writerDataSource(options: DataSourceOptions): DataSource {
  const dataSource = new DataSource(options);
  return withColumnTypes(options.type === 'better-sqlite3' ? putOnThread(dataSource) : dataSource);
}

interface BootProvider {
  config: Config;
  jobQueue: JobQueue;
}

function databaseProvider({ config, jobQueue, log }: BootProvider & { log: Log }): Provider {
  return {
    provide: Database,
    inject: [getDataSourceToken(), getDataSourceToken(READER)],
    useFactory: async (writer: DataSource, reader: DataSource) => {
      await requireFittingSchema(writer).catch((error: unknown) =>
        refuseBoot({ error, jobQueue, dataSources: [writer, reader] }),
      );
      return new Database(engineOf(config), writer, reader, log);
    },
  };
}

function secretsProvider({
  config,
  jobQueue,
  changesSecret,
}: BootProvider & Pick<PlatformOptions, 'changesSecret'>): Provider {
  return {
    provide: Secrets,
    // Depends on Database, so that the schema version is checked first.
    inject: [Database, getDataSourceToken(), getDataSourceToken(READER)],
    useFactory: (_: Database, writer: DataSource, reader: DataSource) =>
      (changesSecret
        ? openSecretsForChange({ config, dataSource: writer, ...changesSecret })
        : openSecrets({ config, dataSource: writer })
      ).catch((error: unknown) => refuseBoot({ error, jobQueue, dataSources: [writer, reader] })),
  };
}

/** Nest closes only what it has started, so a refused boot must close its connections itself. */
async function refuseBoot({
  error,
  jobQueue,
  dataSources,
}: {
  error: unknown;
  jobQueue: JobQueue;
  dataSources: DataSource[];
}): Promise<never> {
  await jobQueue.close();
  await Promise.all(dataSources.map((dataSource) => dataSource.destroy()));
  throw error;
}

async function synchronisedClock(database: Database): Promise<Clock> {
  const clock = new DatabaseClock();
  await clock.synchronise(() => database.readTimeMs());
  return clock;
}

export { NotAllowed, NotSignedIn } from './access/access-errors';
export { Candidate, MAY_CALL, MayCall, Staff, type Caller, type RequestWithActor } from './access/may-call';
export { STAFF_ROLES, StaffActor, type Actor, type CandidateActor, type RoleGrant, type StaffRole } from './access/roles';
export { Audit, type AuditedAct } from './audit/audit';
export { AuditEntry } from './audit/audit-entry.entity';
export { Clock, DatabaseClock, isoTime, isoTimeOrNull, ManualClock } from './clock';
export { InvalidConfig, readConfig, type Config, type Profile } from './config';
export { equalInConstantTime, Secrets, sha256Hex } from './crypto';
export {
  BooleanColumn, IdColumn, IntColumn, JsonColumn, LongTextColumn, PrimaryIdColumn, PrimaryIntColumn, TextColumn, TimeColumn,
} from './database/columns';
export { writerOptions, embeddedDatabaseFile } from './database/data-source';
export { Database, placeholders } from './database/database';
export { DatabaseUnavailable, isConnectionLost, isDuplicateKey, isTransient } from './database/database-errors';
export { entities } from './database/entities';
export { migrate } from './database/migrate';
export { DomainError, InvalidRequest, NotFound, Overloaded, type ErrorKind } from './errors';
export { ErrorFilter, type ErrorBody } from './http/error.filter';
export { dtoValidation } from './http/validation';
export { newId } from './ids';
export { BullJobQueue } from './jobs/bull-job-queue';
export { EmbeddedJobQueue } from './jobs/embedded-job-queue';
export { JobQueue, type Job, type JobHandler, type JobQueueName } from './jobs/job-queue';
export { describeError, Log } from './logging';
export { loadMasterSecret } from './master-secret';
export { NaturalBatcher, type NaturalBatcherOptions } from './natural-batcher';
export { CONFIG, PlatformModule, RUNTIME } from './platform.module';
export { sampled, secureRandom, seededRandom, shuffled, type RandomInteger } from './random';
export type { ProcessRole, Runtime } from './runtime';

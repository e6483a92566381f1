export { NotAllowed, NotSignedIn } from './access/access-errors';
export {
  ACT_NAMES,
  actsOn,
  EXAM_ACTS,
  mayDo,
  reachesPerson,
  rolesFor,
  ruleOf,
  type Act,
  type ActedOn,
  type ActRule,
  type Permission,
} from './access/acts';
export {
  ACT,
  Candidate,
  CHECKS_SIGN_IN,
  ChecksSignIn,
  MAY_CALL,
  MayCall,
  MayDo,
  Staff,
  type Caller,
  type RequestWithActor,
} from './access/may-call';
export {
  STAFF_ROLES,
  StaffActor,
  type Actor,
  type CandidateActor,
  type RoleGrant,
  type StaffRole,
} from './access/roles';
export { Arrivals, type Arrival } from './arrivals/arrivals';
export { LoopWatch } from './arrivals/loop-watch';
export { arrivalOf, noteArrivals } from './arrivals/note-arrivals';
export { SharedHorizon } from './arrivals/shared-horizon';
export { Audit, type AuditedAct } from './audit/audit';
export { AUDIT_ACTIONS, type AuditAction } from './audit/audit-actions';
export { AuditScopes } from './audit/scope/audit-scopes';
export { noteOrigins, RequestOrigin } from './audit/scope/request-origin';
export { VerifyAudit, type ChainFault } from './audit/chain/verify-audit';
export { AuditEntry } from './audit/audit-entry.entity';
export {
  chineseDate,
  endOfShanghaiDay,
  shanghaiDate,
  shanghaiDay,
  shanghaiIsoDay,
  shanghaiTime,
  shanghaiTimeWithSeconds,
  shanghaiYearOfTwoDigits,
} from './time/china-time';
export { Clock, DatabaseClock, isoTime, isoTimeOrNull, ManualClock } from './time/clock';
export { BackupRefused } from './backup/backup-errors';
export type { BackupContents } from './backup/backup-parts';
export { makeBackup } from './backup/make-backup';
export { checkBackup } from './backup/read-backup';
export { restoreBackup, type RestoreReport } from './backup/restore-backup';
export { InvalidConfig, readBackupKeys, readConfig, readSecret, type Config, type Profile } from './config';
export {
  equalInConstantTime,
  keyNumberOf,
  SealBroken,
  SecretNotAtHand,
  Secrets,
  sha256Hex,
  type SecretPurpose,
} from './secrets/crypto';
export { findMasterSecret } from './secrets/master-secret';
export { CommitLane } from './database/commit-lane';
export {
  BooleanColumn,
  IdColumn,
  IntColumn,
  JsonColumn,
  LongTextColumn,
  PrimaryIdColumn,
  PrimaryIntColumn,
  TextColumn,
  TimeColumn,
  WideTextColumn,
} from './database/columns';
export { embeddedDatabaseFile, withColumnTypes, writerOptions } from './database/data-source';
export { Database } from './database/database';
export {
  beginsPattern,
  containsPattern,
  inList,
  nameBegins,
  nameContains,
  placeholders,
  subtreeFilter,
} from './database/sql-parts';
export type { Dialect } from './database/engine';
export type { Queries, SqlValue } from './database/queries';
export {
  DatabaseUnavailable,
  isDataError,
  isDuplicateKey,
  isTransient,
  isUnavailable,
} from './database/database-errors';
export { entities } from './database/entities';
export { migrate } from './database/migrate';
export { holdDataFolder } from './database/sqlite/hold-data-folder';
export {
  DomainError,
  domainError,
  InvalidRequest,
  notFound,
  NotFound,
  onlyDetails,
  Overloaded,
  TooLarge,
  UnsupportedMediaType,
  type ErrorKind,
} from './errors/errors';
export { FAULT_TEXTS, faultTable, type Fault, type FaultDetails, type FieldFault } from './errors/faults';
export { ErrorFilter, type ErrorBody } from './http/error.filter';
export { KEY_SET_ROUTE, setApiPrefix } from './http/api-prefix';
export { BodyLimit, TakesFile } from './http/bounds/body-limit';
export { boundRequests, SMALL_BODY_BYTES } from './http/bounds/bound-requests';
export { answerClientError, answerRouterError } from './http/bounds/client-errors';
export { longestRequestMs, watchBodies } from './http/bounds/watch-bodies';
export { AddressLimit } from './http/address-limit';
export { networkOf } from './http/network-of';
export { attachment, fileNamePart } from './http/attachment';
export { packedJson } from './http/packed-json';
export { gzipOf, packPart, packPartInThread, partOfGzip, plainOf, type PackedPart } from './http/packed-parts';
export { receiveFile, type ReceivedFile } from './http/receive-file';
export { fieldOfWrongForm, fieldRequired } from './http/request-fault';
export { ReplyCounts } from './http/reply-counts';
export { dtoValidation } from './http/validation';
export { newId } from './ids';
export { NO_NOTICE_SETTINGS, type GroupKind, type NoticeSettings } from './notice-settings';
export { BullJobQueue } from './jobs/bull-job-queue';
export { EmbeddedJobQueue } from './jobs/embedded-job-queue';
export { JobQueue, MOST_IDS_A_JOB, type Job, type JobHandler, type JobQueueName } from './jobs/job-queue';
export { describeError, Log } from './logging';
export { beginSecretChange } from './master-secret/begin-secret-change';
export { SecretChange, type KeyedRows } from './master-secret/secret-change';
export { Metrics } from './metrics/metrics';
export { NaturalBatcher, type BatchStatistics, type NaturalBatcherOptions } from './batching/natural-batcher';
export { OperationsServer } from './operations/operations-server';
export { PlatformModule, type PlatformOptions } from './platform.module';
export { sampled, secureRandom, seededRandom, shuffled, type RandomInteger } from './random';
export { roomFor } from './batching/room-for';
export { yieldTurn } from './batching/yield-turn';
export type { ProcessRole, Runtime } from './runtime';
export { shutDownOnSignal } from './shutdown/shut-down-on-signal';
export { startWorker } from './threads/start-worker';
export { WaitingLine } from './threads/waiting-line';
export { FileStillBeingRead, ParserThreads, ThreadLimitPassed } from './threads/parser-threads';
export { CONFIG, RUNTIME } from './tokens';
export { IsIsoTime } from './http/is-iso-time';
export { IsThousandths } from './http/is-thousandths';
export { MayBeAbsent } from './http/may-be-absent';
export { Nested } from './http/nested';

import type { MigrationInterface } from 'typeorm';
import { InitialSchema1700000000000 } from './1700000000000-initial-schema';
import { ReleaseByRun1764100000000 } from './1764100000000-release-by-run';
import { PassListOrder1764100001000 } from './1764100001000-pass-list-order';
import { IntegrityCounts1764115200000 } from './1764115200000-integrity-counts';
import { RosterLease1764120000000 } from './1764120000000-roster-lease';
import { LateResponseRuns1764121000000 } from './1764121000000-late-response-runs';
import { Pictures1764132600000 } from './1764132600000-pictures';
import { BankImports1764202000000 } from './1764202000000-bank-imports';
import { StaffSecondStep1764203000000 } from './1764203000000-staff-second-step';
import { EndedSignIns1764204000000 } from './1764204000000-ended-sign-ins';
import { BankShares1764205000000 } from './1764205000000-bank-shares';
import { AddedTime1764205001000 } from './1764205001000-added-time';
import { ScoringRulesVersion1764206000000 } from './1764206000000-scoring-rules-version';
import { CountingAttempts1764207000000 } from './1764207000000-counting-attempts';
import { CertificateOfPerson1764207001000 } from './1764207001000-certificate-of-person';
import { MasterKeys1764208000000 } from './1764208000000-master-keys';
import { AuditChain1764208001000 } from './1764208001000-audit-chain';
import { PaperImports1764300000000 } from './1764300000000-paper-imports';
import { QuestionDrafts1764310000000 } from './1764310000000-question-drafts';
import { QuestionComments1764310001000 } from './1764310001000-question-comments';
import { ItemStatistics1764320000000 } from './1764320000000-item-statistics';
import { ExclusionGroups1764330000000 } from './1764330000000-exclusion-groups';
import { QuestionBin1764330001000 } from './1764330001000-question-bin';
import { QuestionSearch1764340000000 } from './1764340000000-question-search';
import { QuestionExposure1764340001000 } from './1764340001000-question-exposure';
import { NearDuplicates1764340002000 } from './1764340002000-near-duplicates';
import { KnowledgePoints1764340003000 } from './1764340003000-knowledge-points';
import { LiveBoard1764350000000 } from './1764350000000-live-board';
import { SessionBatches1764350001000 } from './1764350001000-session-batches';
import { SetAsideResults1764350002000 } from './1764350002000-set-aside-results';
import { PersonChanges1764360000000 } from './1764360000000-person-changes';
import { CancelledRegistrations1764360001000 } from './1764360001000-cancelled-registrations';
import { RosterMending1764360002000 } from './1764360002000-roster-mending';
import { PreparedPapers1764370000000 } from './1764370000000-prepared-papers';
import { QuestionAbout1764380000000 } from './1764380000000-question-about';
import { BankRules1764380001000 } from './1764380001000-bank-rules';
import { AuditScope1764390000000 } from './1764390000000-audit-scope';
import { OrganisationTree1764390001000 } from './1764390001000-organisation-tree';
import { SelfRegistration1764390002000 } from './1764390002000-self-registration';
import { LongEssays1764400000000 } from './1764400000000-long-essays';
import { Marking1764400001000 } from './1764400001000-marking';
import { Appeals1764400002000 } from './1764400002000-appeals';
import { CertificateStatus1764410000000 } from './1764410000000-certificate-status';
import { CertificateRevocation1764410001000 } from './1764410001000-certificate-revocation';
import { FurtherCase1764420000000 } from './1764420000000-further-case';
import { Sites1764430000000 } from './1764430000000-sites';
import { MessagesAndHands1764440000000 } from './1764440000000-messages-and-hands';
import { Incidents1764440001000 } from './1764440001000-incidents';
import { ApiHorizon1764450000000 } from './1764450000000-api-horizon';
import { Notices1764480000000 } from './1764480000000-notices';
import { PaperAuthors1764490000000 } from './1764490000000-paper-authors';
import { PracticeMistakes1764490001000 } from './1764490001000-practice-mistakes';
import { RetentionRules1764500000000 } from './1764500000000-retention-rules';
import { Announcements1764520000000 } from './1764520000000-announcements';

export interface Migration extends MigrationInterface {
  /**
   * Whether programs that do not know this migration may run on after it: true where it only adds what they never touch
   * (a table, a column that may be null or has a default, an index). When left out, they refuse to start.
   */
  readonly runsOlderPrograms?: boolean;
}

/** In the order in which they run. A migration that has been released never changes. */
export const migrations: (new () => Migration)[] = [
  InitialSchema1700000000000,
  ReleaseByRun1764100000000,
  PassListOrder1764100001000,
  IntegrityCounts1764115200000,
  RosterLease1764120000000,
  LateResponseRuns1764121000000,
  Pictures1764132600000,
  BankImports1764202000000,
  StaffSecondStep1764203000000,
  EndedSignIns1764204000000,
  BankShares1764205000000,
  AddedTime1764205001000,
  ScoringRulesVersion1764206000000,
  CountingAttempts1764207000000,
  CertificateOfPerson1764207001000,
  MasterKeys1764208000000,
  AuditChain1764208001000,
  PaperImports1764300000000,
  QuestionDrafts1764310000000,
  QuestionComments1764310001000,
  ItemStatistics1764320000000,
  ExclusionGroups1764330000000,
  QuestionBin1764330001000,
  QuestionSearch1764340000000,
  QuestionExposure1764340001000,
  NearDuplicates1764340002000,
  KnowledgePoints1764340003000,
  LiveBoard1764350000000,
  SessionBatches1764350001000,
  SetAsideResults1764350002000,
  PersonChanges1764360000000,
  CancelledRegistrations1764360001000,
  RosterMending1764360002000,
  PreparedPapers1764370000000,
  QuestionAbout1764380000000,
  BankRules1764380001000,
  AuditScope1764390000000,
  OrganisationTree1764390001000,
  SelfRegistration1764390002000,
  LongEssays1764400000000,
  Marking1764400001000,
  Appeals1764400002000,
  CertificateStatus1764410000000,
  CertificateRevocation1764410001000,
  FurtherCase1764420000000,
  Sites1764430000000,
  MessagesAndHands1764440000000,
  Incidents1764440001000,
  ApiHorizon1764450000000,
  Notices1764480000000,
  PaperAuthors1764490000000,
  PracticeMistakes1764490001000,
  RetentionRules1764500000000,
  Announcements1764520000000,
];

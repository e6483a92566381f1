import { Module } from '@nestjs/common';
import { CertificatesModule } from '@sunflower/certificates';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule } from '@sunflower/grading';
import { OrganisationsModule } from '@sunflower/organisations';
import { QuestionBankModule } from '@sunflower/question-bank';
import { AuditLog } from './audit-log/audit-log';
import { AuditLogController } from './audit-log/audit-log.controller';
import { AuditLogExport } from './audit-log/audit-log-export';
import { AuditLogRepository } from './audit-log/audit-log.repository';
import { CandidateResultController } from './candidate-result.controller';
import { ExamResults } from './exam-results/exam-results';
import { ExamResultsController } from './exam-results/exam-results.controller';
import { ExamResultsRepository } from './exam-results/exam-results.repository';
import { ResultRooms } from './exam-results/result-rooms';
import { IncidentFiles } from './incident-form/incident-files';
import { IncidentFilesController } from './incident-form/incident-files.controller';
import { ItemStatisticsModule } from './item-statistics/item-statistics.module';
import { Home } from './home/home';
import { HomeController } from './home/home.controller';
import { HomeRepository } from './home/home.repository';
import { LiveCountsCache } from './live-counts';
import { LiveCountsController } from './live-counts.controller';
import { OwnResult } from './own-result';
import { PassListExport } from './pass-list/pass-list-export';
import { PassListOrder } from './pass-list/pass-list-order';
import { PassListController } from './pass-list/pass-list.controller';
import { PersonExamsController } from './person-record/person-exams.controller';
import { PersonExamsRepository } from './person-record/person-exams.repository';
import { PurgeController } from './purge.controller';
import { PurgeRehearsal } from './purge-rehearsal';
import { RetentionModule } from './retention/retention.module';
import { ReleasedResultsController } from './released-results.controller';
import { ResultsReport } from './results-report/results-report';
import { ResultsReportController } from './results-report/results-report.controller';
import { ArrivalController } from './site-sign-in/arrival.controller';
import { SessionStateRepository } from './site-sign-in/session-state.repository';
import { SignInAtSite } from './site-sign-in/sign-in-at-site';
import { SessionCountsRepository } from './session-counts.repository';

@Module({
  imports: [
    OrganisationsModule,
    QuestionBankModule,
    ExamModule,
    ExamSessionModule,
    GradingModule,
    CertificatesModule,
    ItemStatisticsModule,
    RetentionModule,
  ],
  controllers: [
    ArrivalController,
    AuditLogController,
    CandidateResultController,
    ExamResultsController,
    HomeController,
    IncidentFilesController,
    LiveCountsController,
    PassListController,
    PersonExamsController,
    PurgeController,
    ReleasedResultsController,
    ResultsReportController,
  ],
  providers: [
    AuditLog,
    AuditLogExport,
    AuditLogRepository,
    ExamResults,
    ExamResultsRepository,
    Home,
    HomeRepository,
    IncidentFiles,
    ResultRooms,
    ResultsReport,
    LiveCountsCache,
    OwnResult,
    PassListExport,
    PassListOrder,
    PersonExamsRepository,
    PurgeRehearsal,
    SessionCountsRepository,
    SessionStateRepository,
    SignInAtSite,
  ],
})
export class ReportingModule {}

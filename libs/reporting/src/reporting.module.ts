import { Module } from '@nestjs/common';
import { CertificatesModule } from '@sunflower/certificates';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule } from '@sunflower/grading';
import { OrganisationsModule } from '@sunflower/organisations';
import { CandidateResultController } from './candidate-result.controller';
import { ExamResults } from './exam-results/exam-results';
import { ExamResultsController } from './exam-results/exam-results.controller';
import { ExamResultsRepository } from './exam-results/exam-results.repository';
import { ResultRooms } from './exam-results/result-rooms';
import { ItemStatisticsModule } from './item-statistics/item-statistics.module';
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
import { ReleasedResultsController } from './released-results.controller';
import { SessionCountsRepository } from './session-counts.repository';

@Module({
  imports: [
    OrganisationsModule,
    ExamModule,
    ExamSessionModule,
    GradingModule,
    CertificatesModule,
    ItemStatisticsModule,
  ],
  controllers: [
    CandidateResultController,
    ExamResultsController,
    LiveCountsController,
    PassListController,
    PersonExamsController,
    PurgeController,
    ReleasedResultsController,
  ],
  providers: [
    ExamResults,
    ExamResultsRepository,
    ResultRooms,
    LiveCountsCache,
    OwnResult,
    PassListExport,
    PassListOrder,
    PersonExamsRepository,
    PurgeRehearsal,
    SessionCountsRepository,
  ],
})
export class ReportingModule {}

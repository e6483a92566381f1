import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { GradingModule } from '@sunflower/grading';
import { entities } from '@sunflower/platform';
import { QuestionBankModule } from '@sunflower/question-bank';
import { AskItemStatistics } from './ask-item-statistics';
import { DomainRates } from './domain-rates';
import { ItemStatisticsController } from './item-statistics.controller';
import { ItemAnalysis, ItemStatisticsRow } from './item-statistics.entity';
import { ItemStatisticsRepository } from './item-statistics.repository';
import { MakeItemStatistics } from './make-item-statistics';
import { QuestionRecordController } from './question-record.controller';
import { QuestionRecordRepository } from './question-record.repository';

/** A separate module, so that processes that run jobs make statistics without the rest of reporting. */
@Module({
  imports: [...entities(ItemAnalysis, ItemStatisticsRow), ExamModule, GradingModule, QuestionBankModule],
  controllers: [ItemStatisticsController, QuestionRecordController],
  providers: [ItemStatisticsRepository, MakeItemStatistics, AskItemStatistics, DomainRates, QuestionRecordRepository],
  exports: [DomainRates],
})
export class ItemStatisticsModule {}

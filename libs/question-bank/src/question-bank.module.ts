import { Module } from '@nestjs/common';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { TrainingModule } from '@sunflower/training';
import { BankImportRow } from './bank-import/bank-import-row.entity';
import { BankImport } from './bank-import/bank-import.entity';
import { BankImportRepository } from './bank-import/bank-import.repository';
import { TidyBankImports } from './bank-import/tidy-bank-imports';
import { BankAccess } from './bank-access';
import { BankReader } from './bank-reader';
import { BankLoader } from './load-bank';
import { QuestionBank } from './question-bank.entity';
import { QuestionBanks } from './question-banks';
import { QuestionBanksController } from './question-banks.controller';
import { QuestionDetailRepository } from './question-detail.repository';
import { QuestionDetails } from './question-details';
import { QuestionDomain } from './question-domain.entity';
import { QuestionListRepository } from './question-list.repository';
import { QuestionLoadRepository } from './question-load.repository';
import { QuestionPool } from './question-pool';
import { QuestionPoolRepository } from './question-pool.repository';
import { QuestionVersion } from './question-version.entity';
import { Question } from './question.entity';
import { QuestionsController } from './questions.controller';
import { QuestionReview } from './review-question';
import { Stimulus } from './stimulus.entity';

@Module({
  imports: [
    OrganisationsModule,
    TrainingModule,
    ...entities(QuestionBank, QuestionDomain, Stimulus, Question, QuestionVersion, BankImport, BankImportRow),
  ],
  controllers: [QuestionBanksController, QuestionsController],
  providers: [
    QuestionBanks,
    QuestionPool,
    QuestionDetails,
    QuestionReview,
    BankAccess,
    BankImportRepository,
    TidyBankImports,
    BankLoader,
    BankReader,
    QuestionDetailRepository,
    QuestionListRepository,
    QuestionLoadRepository,
    QuestionPoolRepository,
  ],
  exports: [QuestionBanks, QuestionPool],
})
export class QuestionBankModule {}

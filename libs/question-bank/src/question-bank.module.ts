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
import { BankRights } from './sharing/bank-rights';
import { BankShare } from './sharing/bank-share.entity';
import { BankShareRepository } from './sharing/bank-share.repository';
import { BankShares } from './sharing/bank-shares';
import { BankSharingController } from './sharing/bank-sharing.controller';
import { BankUse } from './sharing/bank-use.entity';
import { BankUseRepository } from './sharing/bank-use.repository';
import { BankUses } from './sharing/bank-uses';
import { Stimulus } from './stimulus.entity';

@Module({
  imports: [
    OrganisationsModule,
    TrainingModule,
    ...entities(
      QuestionBank,
      QuestionDomain,
      Stimulus,
      Question,
      QuestionVersion,
      BankImport,
      BankImportRow,
      BankShare,
      BankUse,
    ),
  ],
  controllers: [QuestionBanksController, QuestionsController, BankSharingController],
  providers: [
    QuestionBanks,
    QuestionPool,
    QuestionDetails,
    QuestionReview,
    BankAccess,
    BankImportRepository,
    TidyBankImports,
    BankRights,
    BankShares,
    BankUses,
    BankLoader,
    BankReader,
    QuestionDetailRepository,
    QuestionListRepository,
    QuestionLoadRepository,
    QuestionPoolRepository,
    BankShareRepository,
    BankUseRepository,
  ],
  exports: [QuestionBanks, QuestionPool, BankRights, BankShares, BankUses],
})
export class QuestionBankModule {}

import { Module } from '@nestjs/common';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { TrainingModule } from '@sunflower/training';
import { AuditedSubjects } from './sharing/audited-subjects.repository';
import { BankImportRow } from './loading/bank-import-row.entity';
import { BankImport } from './loading/bank-import.entity';
import { BankImportRepository } from './loading/bank-import.repository';
import { TidyBankImports } from './loading/tidy-bank-imports';
import { ExportBank } from './exporting/export-bank';
import { ExportedPages } from './exporting/exported-pages';
import { ExportedQuestionRepository } from './exporting/exported-question.repository';
import { ExportsController } from './exporting/exports.controller';
import { ExclusionMember } from './exclusions/exclusion-member.entity';
import { ExclusionRepository } from './exclusions/exclusion.repository';
import { Exclusions } from './exclusions/exclusions';
import { ExclusionsController } from './exclusions/exclusions.controller';
import { QuestionPlace } from './office/question-place';
import { BinController } from './bin/bin.controller';
import { BinRepository } from './bin/bin.repository';
import { QuestionBin } from './bin/question-bin';
import { QuestionUsers } from './bin/question-users';
import { TidyQuestionBin } from './bin/tidy-question-bin';
import { BankAccess } from './sharing/bank-access';
import { BankReader } from './bank-file/bank-reader';
import { BankLoader } from './loading/load-bank';
import { QuestionBank } from './question/question-bank.entity';
import { QuestionBanks } from './loading/question-banks';
import { QuestionBanksController } from './office/question-banks.controller';
import { QuestionDetailRepository } from './office/question-detail.repository';
import { QuestionDetails } from './office/question-details';
import { QuestionDomain } from './question/question-domain.entity';
import { QuestionListRepository } from './question/question-list.repository';
import { QuestionLoadRepository } from './loading/question-load.repository';
import { QuestionPool } from './pool/question-pool';
import { QuestionPoolRepository } from './pool/question-pool.repository';
import { QuestionVersion } from './question/question-version.entity';
import { Question } from './question/question.entity';
import { QuestionsController } from './office/questions.controller';
import { QuestionReview } from './office/review-question';
import { BankRights } from './sharing/bank-rights';
import { BankShare } from './sharing/bank-share.entity';
import { BankShareRepository } from './sharing/bank-share.repository';
import { BankShares } from './sharing/bank-shares';
import { BankSharingController } from './sharing/bank-sharing.controller';
import { BankUse } from './sharing/bank-use.entity';
import { BankUseRepository } from './sharing/bank-use.repository';
import { BankUses } from './sharing/bank-uses';
import { Stimulus } from './question/stimulus.entity';
import { QuestionExposure } from './exposure/question-exposure';
import { QuestionExposureRow } from './exposure/question-exposure.entity';
import { QuestionExposureRepository } from './exposure/question-exposure.repository';
import { QuestionSearch } from './question/question-search.entity';
import { QuestionFacetsRepository } from './search/question-facets.repository';
import { QuestionSearchController } from './search/question-search.controller';
import { QuestionSearchRepository } from './search/question-search.repository';
import { SearchQuestions } from './search/search-questions';
import { ActOnQuestions } from './bulk/act-on-questions';
import { BulkQuestionsRepository } from './bulk/bulk-questions.repository';
import { BulkController } from './bulk/bulk.controller';
import { EditQuestions } from './bulk/edit-questions';
import { CompositionController } from './composition/composition.controller';
import { CompositionRepository } from './composition/composition.repository';
import { KnowledgeName } from './taxonomy/knowledge-name.entity';
import { KnowledgePoint } from './taxonomy/knowledge-point.entity';
import { KnowledgeTrees } from './taxonomy/knowledge-tree';
import { TaxonomyController } from './taxonomy/taxonomy.controller';
import { TaxonomyRepository } from './taxonomy/taxonomy.repository';
import { DecideDuplicates } from './duplicates/decide-duplicates';
import { DuplicatePair } from './duplicates/duplicate-pair.entity';
import { DuplicateSearch } from './duplicates/duplicate-search.entity';
import { DuplicatesController } from './duplicates/duplicates.controller';
import { DuplicatesRepository } from './duplicates/duplicates.repository';
import { SearchDuplicates } from './duplicates/search-duplicates';
import { PracticeQuestions } from './practice/practice-questions';
import { PracticeRepository } from './practice/practice.repository';
import { AuthorsRepository } from './review/authors.repository';
import { ApprovalRepository } from './review/approval.repository';
import { QuestionApproval } from './review/question-approval.entity';
import { BankRules } from './sharing/bank-rules';
import { PublicationRepository } from './review/publication.repository';
import { ReviewRecords } from './review/review-records';
import { QuestionHistory } from './review/question-history';
import { QuestionHistoryRepository } from './review/question-history.repository';
import { QuestionComment } from './review/question-comment.entity';
import { BankWritingController } from './writing/bank-writing.controller';
import { QuestionDraft } from './writing/question-draft.entity';
import { QuestionDraftRepository } from './writing/question-draft.repository';
import { QuestionDrafts } from './writing/question-drafts';
import { QuestionWriting } from './writing/question-writing';
import { StoreQuestion } from './writing/store-question';
import { StoredQuestionRepository } from './writing/stored-question.repository';
import { WriteBank } from './writing/write-bank';
import { WritingController } from './writing/writing.controller';
import { PaperImportsController } from './paper-import/office/paper-imports.controller';
import { PaperItemsController } from './paper-import/office/paper-items.controller';
import { PaperPlace } from './paper-import/office/paper-place';
import { BankStemRepository } from './paper-import/reading/bank-stem.repository';
import { PaperReader } from './paper-import/reading/paper-reader';
import { PaperImportGroup } from './paper-import/staging/paper-import-group.entity';
import { PaperImportItem } from './paper-import/staging/paper-import-item.entity';
import { PaperImportAuthor } from './paper-import/staging/paper-import-author.entity';
import { PaperImport } from './paper-import/staging/paper-import.entity';
import { PaperImportRepository } from './paper-import/staging/paper-import.repository';
import { PaperItemRepository } from './paper-import/staging/paper-item.repository';
import { PaperStaging } from './paper-import/staging/paper-staging';
import { MendPapers } from './paper-import/work/mend-papers';
import { PaperImports } from './paper-import/work/paper-imports';
import { ReadPapers } from './paper-import/work/read-papers';
import { RestOfPaper } from './paper-import/work/rest-of-paper';
import { StorePapers } from './paper-import/work/store-papers';
import { TidyPaperImports } from './paper-import/work/tidy-paper-imports';

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
      QuestionDraft,
      QuestionComment,
      QuestionApproval,
      QuestionExposureRow,
      QuestionSearch,
      DuplicateSearch,
      DuplicatePair,
      KnowledgePoint,
      KnowledgeName,
      PaperImport,
      PaperImportGroup,
      PaperImportAuthor,
      PaperImportItem,
      ExclusionMember,
    ),
  ],
  controllers: [
    QuestionBanksController,
    QuestionsController,
    QuestionSearchController,
    BulkController,
    DuplicatesController,
    TaxonomyController,
    CompositionController,
    BankSharingController,
    BankWritingController,
    WritingController,
    PaperImportsController,
    PaperItemsController,
    ExportsController,
    ExclusionsController,
    BinController,
  ],
  providers: [
    AuditedSubjects,
    ApprovalRepository,
    AuthorsRepository,
    ReviewRecords,
    PracticeQuestions,
    PracticeRepository,
    BankRules,
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
    PublicationRepository,
    QuestionHistory,
    QuestionHistoryRepository,
    QuestionDrafts,
    QuestionDraftRepository,
    QuestionExposure,
    QuestionExposureRepository,
    QuestionSearchRepository,
    QuestionFacetsRepository,
    SearchQuestions,
    BulkQuestionsRepository,
    EditQuestions,
    ActOnQuestions,
    DuplicatesRepository,
    SearchDuplicates,
    DecideDuplicates,
    TaxonomyRepository,
    CompositionRepository,
    KnowledgeTrees,
    QuestionWriting,
    StoreQuestion,
    StoredQuestionRepository,
    WriteBank,
    BankStemRepository,
    PaperReader,
    PaperImportRepository,
    PaperItemRepository,
    PaperStaging,
    PaperImports,
    PaperPlace,
    ReadPapers,
    MendPapers,
    StorePapers,
    RestOfPaper,
    TidyPaperImports,
    ExportBank,
    ExportedPages,
    ExportedQuestionRepository,
    QuestionPlace,
    ExclusionRepository,
    Exclusions,
    BinRepository,
    QuestionBin,
    QuestionUsers,
    TidyQuestionBin,
  ],
  exports: [
    PracticeQuestions,
    QuestionBanks,
    QuestionPool,
    BankRights,
    BankShares,
    BankUses,
    QuestionExposure,
    SearchQuestions,
    QuestionPlace,
    QuestionUsers,
  ],
})
export class QuestionBankModule {}

export type { LoadReport } from './loading/load-bank';
export type { PoolQuestion, PoolStimulus } from './pool/pool-question';
export type { PublishedStock } from './pool/published-stock';
export { QuestionBankModule } from './question-bank.module';
export {
  BankCodeTaken,
  InvalidQuestionFiles,
  QuestionBankNotFound,
  QuestionNotFound,
  type QuestionFault,
} from './question-bank.errors';
export { stemWithPart } from './question/further-case';
export { QuestionBanks } from './loading/question-banks';
export { orderOf } from './question/blank-order';
export {
  QUESTION_FORMATS,
  QUESTION_STATES,
  QUESTION_TYPES,
  type QuestionFormat,
  type QuestionKey,
  type QuestionSource,
  type QuestionState,
  type QuestionType,
} from './question/question-content';
export type { BankRow, DomainRow } from './question/question-list.repository';
export { QuestionPool } from './pool/question-pool';
export { PracticeQuestions } from './practice/practice-questions';
export type { PracticeFilter } from './practice/practice.repository';
export { QuestionPlace } from './office/question-place';
export { QuestionUsers } from './bin/question-users';
export type { BankFile } from './bank-file/read-bank';
export { readsKeys, type BankReach } from './sharing/bank-right';
export { BankRights } from './sharing/bank-rights';
export { BankShares } from './sharing/bank-shares';
export { BankUses } from './sharing/bank-uses';
export { QuestionExposure } from './exposure/question-exposure';
export { SearchQuestions } from './search/search-questions';

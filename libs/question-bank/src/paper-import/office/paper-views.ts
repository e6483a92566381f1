import { isoTime, isoTimeOrNull } from '@sunflower/platform';
import type { QuestionKey } from '../../question/question-content';
import type { StagedNotice, StagedQuestion } from '../checking/staged-question';
import type { PaperImport } from '../staging/paper-import.entity';
import type { ItemPage, PaperOverview } from '../work/paper-imports';
import type { PaperImportDto, PaperImportSummaryDto, StagedNoticeDto } from './paper-import.dto';
import type {
  ImportedQuestionDto,
  ImportItemDto,
  ImportItemPageDto,
  MendedKeyDto,
  MendedQuestionDto,
} from './paper-item.dto';

export const toSummary = (paper: PaperImport): PaperImportSummaryDto => ({
  id: paper.id,
  bankId: paper.bankId,
  fileName: paper.fileName,
  format: paper.format,
  title: paper.title,
  state: paper.state,
  totalCount: paper.totalCount,
  readCount: paper.readCount,
  storedCount: paper.storedCount,
  storedAt: isoTimeOrNull(paper.storedAt),
  createdAt: isoTime(paper.createdAt),
});

export const toPaperView = ({ paper, counts, storedBefore }: PaperOverview): PaperImportDto => ({
  ...toSummary(paper),
  notices: paper.notices.map(toNotice),
  fault: paper.fault,
  domainCode: paper.domainCode,
  difficulty: paper.difficulty,
  knowledgePoint: paper.knowledgePoint,
  source: paper.source,
  counts,
  storedBefore: storedBefore && {
    importId: storedBefore.id,
    fileName: storedBefore.fileName,
    storedCount: storedBefore.storedCount,
    storedAt: isoTime(storedBefore.storedAt ?? storedBefore.createdAt),
  },
});

export const toItemPage = ({ items, groups, nextAfter }: ItemPage): ImportItemPageDto => ({
  items: items.map(toItem),
  groups: groups.map(({ number, format, stimulus, place }) => ({ number, format, stimulus, place })),
  nextAfter,
});

export const toItem = (item: ItemPage['items'][number]): ImportItemDto => ({
  position: item.position,
  groupNumber: item.groupNumber,
  state: item.state,
  mended: item.mended,
  number: item.number,
  place: item.place,
  question: toQuestion(item.question),
  notices: item.said.map(toNotice),
  duplicateCode: item.duplicateCode,
  duplicatePosition: item.duplicatePosition,
  questionCode: item.questionCode,
});

const toNotice = ({ severity, field, line, code, details, problem }: StagedNotice): StagedNoticeDto => ({
  severity,
  field,
  line,
  code,
  details,
  problem,
});

function toQuestion(question: StagedQuestion): ImportedQuestionDto {
  const { type, format, stem, options, prompts, key, rationale, difficulty, knowledgePoint, domain, points } = question;
  return {
    type,
    format,
    furtherCase: question.about?.furtherCase ?? null,
    stem,
    options,
    prompts,
    key,
    rationale,
    difficulty,
    knowledgePoint,
    domain,
    points,
  };
}

/** Converts a question from the form to the form of an imported question. */
export function toMended({
  type,
  format = null,
  stem,
  options,
  prompts,
  key = null,
  rationale = null,
  difficulty = null,
  knowledgePoint = null,
  domain = null,
}: MendedQuestionDto): Omit<StagedQuestion, 'source' | 'tags' | 'points' | 'about'> {
  return {
    type,
    format,
    stem,
    options,
    prompts,
    key: key && toKey(key),
    rationale,
    difficulty,
    knowledgePoint: knowledgePoint?.trim() ? knowledgePoint : null,
    domain: domain?.trim() ? domain : null,
  };
}

function toKey({ kind, right, blanks, anyOrder, value, tolerance, pairs, order }: MendedKeyDto): QuestionKey {
  switch (kind) {
    case 'choice':
      return { kind, right: right ?? [] };
    case 'fill_in':
      return {
        kind,
        blanks: (blanks ?? []).map(({ texts }) => texts),
        ...(anyOrder && anyOrder.length > 0 && { anyOrder: anyOrder.map((group) => group.blanks ?? []) }),
      };
    case 'numeric':
      return { kind, value: value ?? '', tolerance: tolerance?.trim() ? tolerance : '0' };
    case 'matching':
      return { kind, pairs: pairs ?? [] };
    case 'ordering':
      return { kind, order: order ?? [] };
    case 'essay':
      return { kind };
  }
}

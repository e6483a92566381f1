import { Injectable } from '@nestjs/common';
import { Audit, isoTime } from '@sunflower/platform';
import { BankReader } from '../bank-file/bank-reader';
import { BankLoader, type BegunImport } from '../loading/load-bank';
import type { QuestionState } from '../question/question-content';
import type { BankRow } from '../question/question-list.repository';
import { QuestionListRepository } from '../question/question-list.repository';
import type { BankContent } from '../bank-file/read-bank';
import { InvalidQuestionFiles, QuestionNotFound, type QuestionFault } from '../question-bank.errors';
import { attributeEditsOf, type AttributeEdit } from './attribute-edits';
import { nextGroupCode, nextQuestionCode } from './next-code';
import { QuestionDraftRepository } from './question-draft.repository';
import { StoredQuestionRepository, type StoredUnit } from './stored-question.repository';
import { codesIn, withCodes, type SentFile } from './sent-file';
import { WRITING_ACTS, writingAct } from './writing-act';
import {
  QuestionChangedMeanwhile,
  QuestionNotStorable,
  writtenFault,
  type PlacedFault,
} from './written-question.errors';

interface WrittenQuestion {
  bank: BankRow;
  staffId: string;
  /** An unchecked `AuthoredFile` with one question or group. */
  file: SentFile;
  /** The draft to delete once the question is stored. */
  draftId: string | null;
  reason: string | null;
}

interface ChangedQuestion extends WrittenQuestion {
  questionId: string;
  /** The versions that were current when the editing began. */
  basedOn: string[];
}

export interface StoredQuestions {
  questionIds: string[];
  codes: string[];
  states: QuestionState[];
}

interface Recorded {
  staffId: string;
  draftId: string | null;
  reason: string | null;
  edits: ReadonlyMap<string, AttributeEdit>;
}

const ONE_FILE = 'questions.yaml';

/** Stores a question from the screen exactly like a file with the same content: same checks, same loader. */
@Injectable()
export class StoreQuestion {
  constructor(
    private readonly reader: BankReader,
    private readonly loader: BankLoader,
    private readonly lists: QuestionListRepository,
    private readonly stored: StoredQuestionRepository,
    private readonly drafts: QuestionDraftRepository,
    private readonly audit: Audit,
  ) {}

  /** Stores a new question or group as a draft. @throws QuestionNotStorable */
  async create(written: WrittenQuestion): Promise<StoredQuestions> {
    const file = await this.numbered(written);
    return this.store({ ...written, file, unit: null, basedOn: [] });
  }

  /**
   * Stores new versions of the changed questions. A version in which only attributes differ has the state of the version
   * before, others are drafts. @throws QuestionNotStorable, QuestionNotFound,
   * QuestionChangedMeanwhile
   */
  async change({ questionId, ...written }: ChangedQuestion): Promise<StoredQuestions> {
    const unit = await this.stored.findUnit(questionId);
    if (!unit) throw new QuestionNotFound();
    const codes = unit.members.map(({ question }) => question.code);
    const file = withCodes({
      file: written.file,
      group: unit.stimulus?.code ?? null,
      // A question added to a group continues its numbering.
      question: (index) => codes[index] ?? `${unit.stimulus?.code ?? codes[0]}-${index + 1}`,
      keepGiven: unit.stimulus !== null,
    });
    return this.store({ ...written, file, unit });
  }

  private async numbered({ bank, file }: WrittenQuestion): Promise<SentFile> {
    const domain = typeof file.domain === 'string' ? file.domain : '';
    const codes = await this.drafts.newestCodes({ bankId: bank.id, domainCode: domain });
    const group = nextGroupCode({ codes, domain });
    const alone = nextQuestionCode({ codes, domain });
    return withCodes({
      file,
      group,
      question: (index, groupCode) => (groupCode === null ? alone : `${groupCode}-${index + 1}`),
      keepGiven: true,
    });
  }

  private async store({
    bank,
    staffId,
    file,
    unit,
    basedOn,
    draftId,
    reason,
  }: WrittenQuestion & { unit: StoredUnit | null; basedOn: string[] }): Promise<StoredQuestions> {
    const sent = codesIn(file);
    if (sent === null)
      throw new QuestionNotStorable([{ path: null, field: null, ...writtenFault('NOT_ONE_QUESTION', {}) }]);
    const content = await this.checked({ bank, staffId, file });
    const written = content.units.flat();
    const codes = written.map(({ code }) => code);
    const edits = unit ? attributeEditsOf({ unit, written }) : new Map<string, AttributeEdit>();
    await this.loader.load({
      bank: null,
      bankId: bank.id,
      organisationId: bank.organisationId,
      staffId,
      units: content.units,
      attributeEdits: edits,
      before: () =>
        unit ? this.requireAsRead({ unit, basedOn, codes }) : this.requireNew({ bank, codes, group: sent.group }),
      record: (begun) => this.record({ begun, staffId, draftId, reason, edits }),
    });
    const stored = await this.stored.statesByCode({ bankId: bank.id, codes });
    const found = codes.flatMap((code) => stored.get(code) ?? []);
    return { questionIds: found.map(({ id }) => id), codes, states: found.map(({ state }) => state) };
  }

  private async checked({
    bank,
    staffId,
    file,
  }: Pick<WrittenQuestion, 'bank' | 'staffId' | 'file'>): Promise<BankContent> {
    try {
      const knownDomains = (await this.lists.listDomains([bank.id])).map(({ code }) => code);
      // JSON is valid YAML, so the question is read like a file.
      const one = { path: ONE_FILE, content: JSON.stringify(file) };
      const content = await this.reader.readWritten({ files: [one], pictures: [], knownDomains, staffId });
      await this.loader.refuseMovedQuestions({ bankId: bank.id, content });
      return content;
    } catch (error) {
      if (error instanceof InvalidQuestionFiles) throw new QuestionNotStorable(error.faults.map(placed));
      throw error;
    }
  }

  // Imports into one bank run one at a time, and this runs in such an import: no question can be stored between this
  // check and the insert.
  private async requireNew({
    bank,
    codes,
    group,
  }: {
    bank: BankRow;
    codes: string[];
    group: string | null;
  }): Promise<void> {
    const taken = await this.stored.idsByCode({ bankId: bank.id, codes });
    const faults = codes.flatMap((code, index) =>
      taken.has(code) ? [takenFault(group === null ? 'questions.0.id' : `groups.0.questions.${index}.id`)] : [],
    );
    if (group !== null && (await this.stored.hasGroup({ bankId: bank.id, code: group })))
      faults.push(takenFault('groups.0.id'));
    if (faults.length > 0) throw new QuestionNotStorable(faults);
  }

  private async requireAsRead({
    unit,
    basedOn,
    codes,
  }: {
    unit: StoredUnit;
    basedOn: string[];
    codes: string[];
  }): Promise<void> {
    const [first] = unit.members;
    const now = first && (await this.stored.findUnit(first.question.id));
    if (!now) throw new QuestionNotFound();
    const newer =
      now.members.find(({ version }) => !basedOn.includes(version.id)) ??
      (now.members.length === basedOn.length ? undefined : now.members.at(-1));
    if (newer) throw new QuestionChangedMeanwhile(await this.newerThan(newer));
    const members = now.members.map(({ question }) => question.code);
    const missing = members.filter((code) => !codes.includes(code));
    const added = codes.filter((code) => !members.includes(code));
    const taken = await this.stored.idsByCode({ bankId: now.bankId, codes: added });
    const faults = [
      ...missing.map((id) => writtenFault('GROUP_QUESTION_MISSING', { id })),
      ...[...taken.keys()].map((id) => writtenFault('GROUP_QUESTION_TAKES_ID', { id })),
    ];
    if (faults.length > 0)
      throw new QuestionNotStorable(faults.map((fault) => ({ path: null, field: null, ...fault })));
  }

  private async newerThan({ question, version }: StoredUnit['members'][number]): Promise<{
    name: string;
    at: string;
    versionNumber: number;
  }> {
    const { createdBy, createdAt, versionNumber } = version;
    // Of a version with other attributes alone, `createdBy` is the author of the content.
    const acts = await this.audit.listFor({ subjectType: 'question', subjectId: question.id });
    const act = acts.find(
      ({ action, details }) =>
        (WRITING_ACTS as readonly string[]).includes(action) &&
        (details as { versionNumber?: number } | null)?.versionNumber === versionNumber,
    );
    return { name: await this.stored.staffName(act?.actorId ?? createdBy), at: isoTime(createdAt), versionNumber };
  }

  private async record({
    begun: { importId },
    staffId,
    draftId,
    reason,
    edits,
  }: Recorded & { begun: BegunImport }): Promise<void> {
    const rows = await this.stored.writtenBy(importId);
    const acts = rows.map(({ questionId, code, versionNumber, state }) => ({
      staffId,
      ...writingAct({ edit: edits.get(code), versionNumber, state }),
      subjectType: 'question',
      subjectId: questionId,
      reason,
    }));
    if (acts.length > 0) await this.audit.recordAll(acts);
    if (draftId !== null) await this.drafts.removeOwn({ id: draftId, staffId });
  }
}

const takenFault = (path: string): PlacedFault => ({
  path,
  field: 'id',
  ...writtenFault('ID_OF_OTHER_QUESTION', {}),
});

const placed = ({ path, field, code, details, problem }: QuestionFault): PlacedFault => ({
  path,
  field,
  code,
  details,
  problem,
});

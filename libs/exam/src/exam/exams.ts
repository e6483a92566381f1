import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId } from '@sunflower/platform';
import { ExamBank } from '../bank/exam-bank';
import { checkBlueprint, type BlueprintProof, type BlueprintReport } from '../blueprint/blueprint-check';
import { CheckExamContent } from './check-exam-content';
import {
  DEFAULT_PRIVACY_NOTICE,
  DEFAULT_RULES,
  isStandardPrivacyNotice,
  isStandardRules,
  versionOf,
} from '../content/default-rules';
import type { ExamContent } from '../content/exam-content';
import type { Exam } from './exam.entity';
import { BlueprintNotSatisfiable, ExamChanged, ExamLocked, ExamNotFound, InvalidSittingTimes } from '../exam.errors';
import { ExamRepository, type ExamPage, type ExamRecord, type ExamSummary, type PoolEntry } from './exam.repository';
import { sittingTimesFault } from '../content/sitting-times';

/** Drafts of exams, and the lock that freezes them. */
@Injectable()
export class Exams {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: ExamRepository,
    private readonly bank: ExamBank,
    private readonly content: CheckExamContent,
  ) {}

  /** @throws ExamNotFound */
  async getExam(examId: string): Promise<ExamRecord> {
    const exam = await this.repository.find(examId);
    if (!exam) throw new ExamNotFound();
    return exam;
  }

  /** Newest first: exams of these subtrees, and exams above them, which examine their people too. */
  list(page: ExamPage): Promise<ExamSummary[]> {
    return this.repository.list(page);
  }

  /**
   * A new draft. A rehearsal's certificates are never valid in public, and it can be purged. `copyOf`: the exam from
   * which the content was taken.
   * @throws InvalidExamContent
   */
  async create({
    content,
    organisationId,
    rehearsal,
    staffId,
    copyOf,
  }: {
    content: ExamContent;
    organisationId: string;
    rehearsal: boolean;
    staffId: string;
    copyOf?: string;
  }): Promise<{ id: string }> {
    await this.content.check({ content, organisationId, rehearsal });
    const id = newId();
    await this.database.transaction(async () => {
      await this.repository.insert({
        ...columnsOf(content),
        id,
        organisationId,
        rehearsal,
        state: 'draft',
        createdBy: staffId,
        createdAt: this.clock.now(),
        lockedAt: null,
      });
      await this.audit.record({
        staffId,
        action: 'exam.created',
        subjectType: 'exam',
        subjectId: id,
        reason: null,
        details: {
          rehearsal,
          ...(copyOf !== undefined && { copyOf }),
          ...(await this.bank.recordUse({ exam: { ...content, id, organisationId, rehearsal }, state: 'draft' })),
        },
      });
    });
    return { id };
  }

  /** @throws ExamNotFound, ExamLocked, InvalidExamContent */
  async update({ examId, content, staffId }: { examId: string; content: ExamContent; staffId: string }): Promise<void> {
    const { organisationId, rehearsal } = await this.getExam(examId);
    await this.content.check({ content, organisationId, rehearsal });
    await this.database.transaction(async () => {
      const { bankId: bankBefore } = await this.draftForUpdate(examId);
      await this.repository.update({ id: examId, ...columnsOf(content) });
      await this.audit.record({
        staffId,
        action: 'exam.changed',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: await this.bank.recordUse({
          exam: { ...content, id: examId, organisationId, rehearsal },
          state: 'draft',
          bankBefore,
        }),
      });
    });
  }

  /**
   * Which draws the bank cannot fill today.
   * @throws ExamNotFound, InvalidExamContent for a bank that may not be used
   */
  async check(examId: string): Promise<BlueprintReport> {
    const { satisfiable, itemCount, maxMillipoints, draws, faults } = await this.prove(await this.getExam(examId));
    return { satisfiable, itemCount, maxMillipoints, draws, faults };
  }

  /**
   * Freezes the exam and the question versions that it may draw.
   * @throws ExamNotFound, ExamLocked, BlueprintNotSatisfiable, InvalidSittingTimes; InvalidExamContent, also for a bank
   * that may not be used; ExamChanged when the draft changed meanwhile
   */
  async lock({ examId, staffId }: { examId: string; staffId: string | null }): Promise<void> {
    const exam = await this.getExam(examId);
    if (exam.state === 'locked') throw new ExamLocked({ examId });
    await this.content.requirePrintable(exam);
    // Prove before the transaction, which then only writes, so that the embedded writer is not held meanwhile.
    const proof = await this.prove(exam);
    if (!proof.satisfiable) throw new BlueprintNotSatisfiable(proof);
    const entries = poolEntries(proof);
    const { itemCount, maxMillipoints } = proof;
    await this.database.transaction(async () => {
      const draft = await this.draftForUpdate(examId);
      if (JSON.stringify(draft) !== JSON.stringify(exam)) throw new ExamChanged({ examId });
      // Sittings were checked against the duration that the draft had at that time.
      const waitMinutes = await this.repository.longestSubmissionWaitMinutes(examId);
      if (waitMinutes > draft.durationMinutes) {
        const fault = sittingTimesFault('EARLIEST_SUBMISSION_LONGER_THAN_EXAM', {
          waitMinutes,
          durationMinutes: draft.durationMinutes,
        });
        throw new InvalidSittingTimes([{ field: 'earliestSubmissionMinutes', ...fault }]);
      }
      await this.repository.insertPoolEntries({ examId, entries });
      await this.bank.recordPool({
        exam: draft,
        versionIds: entries.map(({ questionVersionId }) => questionVersionId),
      });
      await this.repository.update({
        id: examId,
        state: 'locked',
        lockedAt: this.clock.now(),
        itemCount,
        maxMillipoints,
      });
      await this.audit.record({
        staffId,
        action: 'exam.locked',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details: {
          itemCount,
          maxMillipoints,
          poolSize: entries.length,
          ...(await this.bank.recordUse({ exam: draft, state: 'locked' })),
        },
      });
    });
  }

  private async draftForUpdate(examId: string): Promise<ExamRecord> {
    await this.repository.lockRow(examId);
    const exam = await this.getExam(examId);
    if (exam.state === 'locked') throw new ExamLocked({ examId });
    return exam;
  }

  private async prove(exam: ExamRecord): Promise<BlueprintProof> {
    const { blueprint, passMarkMillipoints } = exam;
    return checkBlueprint({ blueprint, passMarkMillipoints, stock: await this.bank.publishedStock(exam) });
  }
}

const poolEntries = ({ candidatesByLeader, exclusionGroups }: BlueprintProof): PoolEntry[] =>
  [...candidatesByLeader].flatMap(([drawNumber, candidates]) =>
    candidates.map(({ versionId, questionId }) => ({
      questionVersionId: versionId,
      drawNumber,
      exclusionGroupId: exclusionGroups.get(questionId) ?? null,
    })),
  );

function columnsOf(
  content: ExamContent,
): Omit<Exam, 'id' | 'organisationId' | 'rehearsal' | 'state' | 'createdBy' | 'createdAt' | 'lockedAt'> {
  const rules = content.rules === null || isStandardRules(content.rules) ? DEFAULT_RULES : content.rules;
  const privacyNotice =
    content.privacyNotice === null || isStandardPrivacyNotice(content.privacyNotice)
      ? DEFAULT_PRIVACY_NOTICE
      : content.privacyNotice;
  const { itemCount, maxMillipoints } = checkBlueprint({
    ...content,
    stock: { questions: [], heldBackGroups: [], exclusionGroups: new Map() },
  });
  return {
    ...content,
    itemCount,
    maxMillipoints,
    rules,
    privacyNotice,
    rulesVersion: versionOf(rules),
    privacyVersion: versionOf(privacyNotice),
  };
}

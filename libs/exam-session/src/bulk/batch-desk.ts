import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { Clock, isoTime, isoTimeOrNull, newId, type StaffActor } from '@sunflower/platform';
import { BoardDesk } from '../board/board-desk';
import type { BoardEntry } from '../board/board-model';
import { Boards } from '../board/boards';
import { BatchNotFound, BatchTooLarge, NobodyInBatch } from '../exam-session.errors';
import { SessionDesk } from '../staff/session-desk';
import { MOST_IN_BATCH } from './batch-act';
import type { BeginBatchDto, SessionBatchDto } from './session-batch.dto';
import type { SessionBatch } from './session-batch.entity';
import { SessionBatchRepository } from './session-batch.repository';

const MISSED_SHOWN = 100;
const BATCHES_LISTED = 20;

interface Beginning {
  examId: string;
  staff: StaffActor;
  wish: BeginBatchDto;
}

/** Acts on many sessions: stores the targets, all within the caller's reach, for `RunBatches` to work through. */
@Injectable()
export class BatchDesk {
  constructor(
    private readonly clock: Clock,
    private readonly access: ExamAccess,
    private readonly boardDesk: BoardDesk,
    private readonly boards: Boards,
    private readonly sessions: SessionDesk,
    private readonly batches: SessionBatchRepository,
  ) {}

  /** @throws NobodyInBatch, BatchTooLarge */
  async begin({ examId, staff, wish }: Beginning): Promise<SessionBatchDto> {
    const people = await this.peopleOf({ examId, staff, wish });
    if (people.length === 0) throw new NobodyInBatch();
    if (people.length > MOST_IN_BATCH) throw new BatchTooLarge({ people: people.length, limit: MOST_IN_BATCH });
    const { act, reason, extraMinutes = null } = wish;
    const batch: SessionBatch = {
      id: newId(),
      examId,
      staffId: staff.staffId,
      act,
      extraMinutes: act === 'extend' ? extraMinutes : null,
      reason,
      state: 'collecting',
      total: people.length,
      createdAt: this.clock.now(),
      finishedAt: null,
    };
    const limits = act === 'extend' ? await this.limitsOf({ examId, staff, people }) : new Map<string, number>();
    await this.batches.insert(batch);
    await this.batches.insertTargets(
      people.map(({ registrationId, session, organisationPath }, position) => ({
        batchId: batch.id,
        position,
        registrationId,
        sessionId: session?.id ?? null,
        limitMinutes: limits.get(organisationPath) ?? 0,
      })),
    );
    await this.batches.changeState({ id: batch.id, from: 'collecting', to: 'running' });
    return this.describe({ ...batch, state: 'running' });
  }

  /** @throws BatchNotFound, also for a batch of another staff member */
  async read({ batchId, staff }: { batchId: string; staff: StaffActor }): Promise<SessionBatchDto> {
    const batch = await this.batches.find(batchId);
    if (batch?.staffId !== staff.staffId) throw new BatchNotFound();
    await this.access.exam({ staff, examId: batch.examId, act: 'session.batch', notFound: () => new BatchNotFound() });
    return this.describe(batch);
  }

  /** The caller's own batches, latest first. */
  async list({ examId, staff }: Omit<Beginning, 'wish'>): Promise<SessionBatchDto[]> {
    await this.access.exam({ staff, examId, act: 'session.batch' });
    const batches = await this.batches.listOf({ examId, staffId: staff.staffId, limit: BATCHES_LISTED });
    return Promise.all(batches.map((batch) => this.describe(batch)));
  }

  private async peopleOf({ examId, staff, wish }: Beginning): Promise<BoardEntry[]> {
    const act = `session.${wish.act}` as const;
    const { scope } = await this.access.exam({ staff, examId, act });
    const filter = {
      ...(await this.boardDesk.filterOf({ examId, query: wish.filter ?? {}, staff, act })),
      paths: pathsOf(scope),
    };
    const people = await this.boards.everybody({ examId, filter });
    if (wish.filter) return people;
    const ticked = new Set(wish.registrationIds);
    return people.filter(({ registrationId }) => ticked.has(registrationId));
  }

  /** By organisation path, the most minutes that the caller may add to one session in all. */
  private async limitsOf({
    examId,
    staff,
    people,
  }: Omit<Beginning, 'wish'> & { people: readonly BoardEntry[] }): Promise<Map<string, number>> {
    const limits = new Map<string, number>();
    for (const organisationPath of new Set(people.map((person) => person.organisationPath)))
      limits.set(
        organisationPath,
        await this.sessions.addedLimitMinutes({ session: { examId, organisationPath }, staff }),
      );
    return limits;
  }

  private async describe(batch: SessionBatch): Promise<SessionBatchDto> {
    const outcomes = await this.batches.countOutcomes(batch.id);
    const tried = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
    return {
      id: batch.id,
      act: batch.act,
      extraMinutes: batch.extraMinutes,
      reason: batch.reason,
      state: batch.state,
      total: batch.total,
      tried,
      outcomes: Object.fromEntries(outcomes),
      missed:
        tried > (outcomes.get('done') ?? 0)
          ? await this.batches.missed({ batchId: batch.id, limit: MISSED_SHOWN })
          : [],
      createdAt: isoTime(batch.createdAt),
      finishedAt: isoTimeOrNull(batch.finishedAt),
    };
  }
}

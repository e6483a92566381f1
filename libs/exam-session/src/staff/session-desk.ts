import { Injectable } from '@nestjs/common';
import { typedSearch } from '@sunflower/content';
import { completePolicies, ExamAccess, LONGEST_ADDED_MINUTES, pathsOf } from '@sunflower/exam';
import { isoTime, isoTimeOrNull, mayDo, type Act, type StaffActor } from '@sunflower/platform';
import type { ExamSession } from '../session/exam-session.entity';
import { SessionNotFound } from '../exam-session.errors';
import type { RaisedHand } from '../hands/raised-hand.entity';
import { RaisedHandRepository } from '../hands/raised-hand.repository';
import { ExamSessionRepository } from '../session/exam-session.repository';
import type { SessionDetailDto, SessionListDto, SessionListQueryDto } from './exam-session.dto';
import { LateResponseRepository } from '../responses/late-response.repository';
import { SessionHistory } from './session-history';
import { tellPlace, type ListOrder } from './session-list-order';
import { SessionListRepository, type SessionListRow } from './session-list.repository';

const DEFAULT_LIMIT = 50;

/** Sessions as staff see them, only within the subtrees of their roles. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly repository: ExamSessionRepository,
    private readonly lists: SessionListRepository,
    private readonly late: LateResponseRepository,
    private readonly history: SessionHistory,
    private readonly hands: RaisedHandRepository,
  ) {}

  async list({
    examId,
    query,
    staff,
  }: {
    examId: string;
    query: SessionListQueryDto;
    staff: StaffActor;
  }): Promise<SessionListDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'session.list' });
    const limit = query.limit ?? DEFAULT_LIMIT;
    const order = query.order ?? 'ticket';
    const rows = await this.lists.page({
      examId,
      organisationPaths: pathsOf(scope),
      state: query.state ?? null,
      lockedOnly: query.lockedOnly ?? false,
      search: typedSearch(query.search ?? ''),
      order,
      after: query.after ?? null,
      limit,
    });
    return {
      items: rows.map(toListed),
      nextAfter: rows.length === limit ? tellAfter({ row: rows.at(-1) as SessionListRow, order }) : null,
    };
  }

  async detail({ sessionId, staff }: { sessionId: string; staff: StaffActor }): Promise<SessionDetailDto> {
    const session = await this.requireReach({ sessionId, staff, act: 'session.read' });
    const [addedLimitMinutes, current, late, history, hands] = await Promise.all([
      this.addedLimitMinutes({ session, staff }),
      this.repository.currentResponses([sessionId]),
      this.late.listOf(sessionId),
      this.history.of(sessionId),
      this.hands.listOf(sessionId),
    ]);
    return {
      ...toDetail(session),
      addedLimitMinutes,
      responses: (current.get(sessionId) ?? []).map((r) => ({ ...r, response: JSON.parse(r.response) as unknown })),
      lateResponses: late.map(({ itemNumber, revision, response, madeAt, receivedAt, acceptedAt }) => ({
        itemNumber,
        revision,
        response: JSON.parse(response) as unknown,
        madeAt: isoTime(madeAt),
        receivedAt: isoTime(receivedAt),
        acceptedAt: isoTimeOrNull(acceptedAt),
      })),
      ...history,
      hands: hands.map(toHand),
    };
  }

  /** The most minutes that may be added to a session in all: the exam's policy, or more for its administrators. */
  async addedLimitMinutes({
    session: { examId, organisationPath: personPath },
    staff,
  }: {
    session: Pick<ExamSession, 'examId' | 'organisationPath'>;
    staff: StaffActor;
  }): Promise<number> {
    const { exam } = await this.access.exam({ staff, examId, act: 'exam.read' });
    const may = (act: Act): boolean =>
      mayDo({ staff, act, organisationPath: exam.organisationPath, personPath }) === 'allowed';
    if (may('session.extend-past-limit')) return LONGEST_ADDED_MINUTES;
    return may('session.extend') ? completePolicies(exam.policies).maxAddedMinutes : 0;
  }

  /** @throws SessionNotFound (or `notFound`) out of reach; NotAllowed within reach but without the right */
  async requireReach({
    sessionId,
    staff,
    act,
    notFound = () => new SessionNotFound(),
  }: {
    sessionId: string;
    staff: StaffActor;
    act: Act;
    notFound?: () => Error;
  }): Promise<ExamSession> {
    const session = await this.repository.findById(sessionId);
    if (!session) throw notFound();
    const { examId, organisationPath: personPath } = session;
    await this.access.person({ staff, examId, personPath, act, notFound });
    return session;
  }
}

const tellAfter = ({ row, order }: { row: SessionListRow; order: ListOrder }): string =>
  order === 'trouble' ? tellPlace(row.place) : row.ticketNumber;

const toListed = ({ place: _, ...row }: SessionListRow): SessionListDto['items'][number] => ({
  ...row,
  state: row.state ?? 'not_started',
  startedAt: isoTimeOrNull(row.startedAt),
  deadlineAt: isoTimeOrNull(row.deadlineAt),
  closedAt: isoTimeOrNull(row.closedAt),
});

const toHand = ({ raisedAt, body, seenAt, closedAt, closedBy }: RaisedHand): SessionDetailDto['hands'][number] => ({
  raisedAt: isoTime(raisedAt),
  text: body,
  seenAt: isoTimeOrNull(seenAt),
  closedAt: isoTimeOrNull(closedAt),
  loweredByCandidate: closedAt !== null && closedBy === null,
});

const toDetail = (session: ExamSession) => ({
  id: session.id,
  registrationId: session.registrationId,
  examId: session.examId,
  state: session.state,
  locked: session.locked,
  seat: session.seat,
  startedAt: isoTime(session.startedAt),
  deadlineAt: isoTime(session.deadlineAt),
  extraTimeMinutes: session.extraTimeMs / 60_000,
  addedMinutes: session.addedTimeMs / 60_000,
  closedAt: isoTimeOrNull(session.closedAt),
  receipt: session.receipt,
  integrityCount: session.integrityCount,
  planSha256: session.planSha256,
});

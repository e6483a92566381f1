import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { Audit, isoTime, isoTimeOrNull, NotAllowed, type StaffActor, type StaffRole } from '@sunflower/platform';
import type { ExamSession } from './exam-session.entity';
import { SessionNotFound } from './exam-session.errors';
import { ExamSessionRepository } from './exam-session.repository';
import type { SessionDetailDto, SessionListDto, SessionListQueryDto } from './exam-session.dto';
import { LateResponseRepository } from './late-response.repository';
import { SessionEventRepository } from './session-event.repository';
import { tellPlace, type ListOrder } from './session-list-order';
import { SessionListRepository, type SessionListRow } from './session-list.repository';

const DEFAULT_LIMIT = 50;
const EVENTS_SHOWN = 200;
const WATCHING: readonly StaffRole[] = ['administrator', 'invigilator'];

/** What staff see of sessions; everything only within the subtrees of their roles. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly access: ExamAccess,
    private readonly repository: ExamSessionRepository,
    private readonly lists: SessionListRepository,
    private readonly events: SessionEventRepository,
    private readonly late: LateResponseRepository,
    private readonly audit: Audit,
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
    const { scope } = await this.access.examInScope({ staff, examId, roles: WATCHING });
    const limit = query.limit ?? DEFAULT_LIMIT;
    const order = query.order ?? 'ticket';
    const rows = await this.lists.page({
      examId,
      organisationPaths: pathsOf(scope),
      state: query.state ?? null,
      lockedOnly: query.lockedOnly ?? false,
      search: query.search?.trim() || null,
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
    const session = await this.requireReach({ sessionId, staff, roles: WATCHING });
    const [current, late, events, audit] = await Promise.all([
      this.repository.currentResponses([sessionId]),
      this.late.listOf(sessionId),
      this.events.listOf({ sessionId, limit: EVENTS_SHOWN }),
      this.audit.listFor({ subjectType: 'session', subjectId: sessionId }),
    ]);
    return {
      ...toDetail(session),
      responses: (current.get(sessionId) ?? []).map((r) => ({ ...r, response: JSON.parse(r.response) as unknown })),
      lateResponses: late.map(({ itemNumber, revision, response, madeAt, receivedAt, acceptedAt }) => ({
        itemNumber,
        revision,
        response: JSON.parse(response) as unknown,
        madeAt: isoTime(madeAt),
        receivedAt: isoTime(receivedAt),
        acceptedAt: isoTimeOrNull(acceptedAt),
      })),
      events: events.map(({ kind, at, receivedAt, address, device, counted, details }) => ({
        kind,
        counted,
        at: isoTime(at),
        receivedAt: isoTime(receivedAt),
        address,
        device,
        details,
      })),
      audit: audit.map(({ at, actorId, action, reason, details }) => ({
        at: isoTime(at),
        staffId: actorId,
        action,
        reason,
        details,
      })),
    };
  }

  /** @throws SessionNotFound outside of the subtrees; NotAllowed when another role would be needed */
  async requireReach({
    sessionId,
    staff,
    roles,
  }: {
    sessionId: string;
    staff: StaffActor;
    roles: readonly StaffRole[];
  }): Promise<ExamSession> {
    const session = await this.repository.findById(sessionId);
    if (!session || !staff.may({ roles: WATCHING, organisationPath: session.organisationPath }))
      throw new SessionNotFound();
    if (!staff.may({ roles, organisationPath: session.organisationPath })) throw new NotAllowed();
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
  closedAt: isoTimeOrNull(session.closedAt),
  receipt: session.receipt,
  integrityCount: session.integrityCount,
  planSha256: session.planSha256,
});

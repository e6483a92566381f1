import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { Overloaded, type Act, type StaffActor } from '@sunflower/platform';
import type { FastifyReply } from 'fastify';
import type { BoardFilter } from './board-view';
import { Boards } from './boards';
import type { BoardDto, BoardFilterDto, BoardQueryDto, BoardStreamQueryDto } from './board.dto';
import { EventStream } from './event-stream';

const DEFAULT_LIMIT = 100;
const MOST_STREAMS = 500;
const MOST_STREAMS_OF_ONE = 20;

interface Asking {
  examId: string;
  query: BoardQueryDto;
  staff: StaffActor;
}

/** Boards for staff: shows only people within their reach, and limits the number of streams. */
@Injectable()
export class BoardDesk implements BeforeApplicationShutdown {
  private readonly streams = new Map<EventStream, string>();
  private closed = false;

  constructor(
    private readonly access: ExamAccess,
    private readonly organisations: Organisations,
    private readonly boards: Boards,
  ) {}

  /** Ends all streams, so that the shutdown does not wait for them. Browsers reconnect to another process. */
  beforeApplicationShutdown(): void {
    this.closed = true;
    for (const stream of [...this.streams.keys()]) stream.end();
  }

  async look({ examId, query, staff }: Asking): Promise<BoardDto> {
    const filter = await this.filterOf({ examId, query, staff, act: 'session.list' });
    return this.boards.look({ examId, filter, limit: query.limit ?? DEFAULT_LIMIT });
  }

  async watch({
    examId,
    query,
    staff,
    reply,
  }: Omit<Asking, 'query'> & { query: BoardStreamQueryDto; reply: FastifyReply }): Promise<void> {
    const filter = await this.filterOf({ examId, query, staff, act: 'session.list' });
    const ofOne = [...this.streams.values()].filter((staffId) => staffId === staff.staffId).length;
    if (this.closed || this.streams.size >= MOST_STREAMS || ofOne >= MOST_STREAMS_OF_ONE) throw new Overloaded();
    // Load the board before the stream opens, so that an error still gets an error reply.
    await this.boards.look({ examId, filter, limit: query.limit ?? DEFAULT_LIMIT });
    let leave: () => void = () => undefined;
    let left = false;
    const stream = new EventStream(reply, () => {
      left = true;
      this.streams.delete(stream);
      leave();
    });
    this.streams.set(stream, staff.staffId);
    leave = await this.boards.watch({ examId, filter, limit: query.limit ?? DEFAULT_LIMIT, sink: stream });
    if (query.once) stream.end();
    if (left) leave();
  }

  /** @throws ExamNotFound, NotAllowed, OrganisationNotFound */
  async filterOf({
    examId,
    query,
    staff,
    act,
  }: Omit<Asking, 'query'> & { query: BoardFilterDto; act: Act }): Promise<BoardFilter> {
    const { scope } = await this.access.exam({ staff, examId, act });
    const paths = pathsOf(scope);
    return {
      paths,
      sittingId: query.sittingId ?? null,
      siteId: query.siteId ?? null,
      sittingRoomId: query.sittingRoomId ?? null,
      organisationPath: await this.pathWithin(query.organisationId ?? null, paths),
      search: query.search?.trim() || null,
      statuses: query.statuses ?? null,
    };
  }

  private async pathWithin(organisationId: string | null, paths: readonly string[] | null): Promise<string | null> {
    if (organisationId === null) return null;
    const { path } = await this.organisations.getOrganisation(organisationId);
    // An organisation within reach, or one above. Of one above, only the part within reach is shown.
    if (paths !== null && !paths.some((reach) => path.startsWith(reach) || reach.startsWith(path)))
      throw new OrganisationNotFound();
    return path;
  }
}

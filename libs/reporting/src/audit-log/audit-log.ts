import { Injectable } from '@nestjs/common';
import { typedSearch } from '@sunflower/content';
import { Organisations } from '@sunflower/organisations';
import { isoTime, NotAllowed, rolesFor, type StaffActor } from '@sunflower/platform';
import type { AuditFilterDto, AuditLineDto, AuditListDto, AuditListQueryDto } from './audit-log.dto';
import { AuditLogRepository, type AuditFilter, type AuditLine, type AuditPlace } from './audit-log.repository';

const DEFAULT_LIMIT = 50;
/** `/350000/`: nothing is above it. */
const ROOT = /^\/[^/]+\/$/;

interface Asked<Query> {
  query: Query;
  staff: StaffActor;
}

/** Who did what to whom, when, why and from where: of what the reader administers. */
@Injectable()
export class AuditLog {
  constructor(
    private readonly repository: AuditLogRepository,
    private readonly organisations: Organisations,
  ) {}

  /** @throws OrganisationNotFound, NotAllowed */
  async list({ query, staff }: Asked<AuditListQueryDto>): Promise<AuditListDto> {
    const filter = await this.filterOf({ query, staff });
    const limit = query.limit ?? DEFAULT_LIMIT;
    const [{ lines, examinedTo }, { total, isMore }] = await Promise.all([
      this.repository.page({ filter, after: placeOf(query.after), limit }),
      this.repository.count(filter),
    ]);
    return {
      items: lines.map(toDto),
      nextAfter: examinedTo && `${examinedTo.at}.${examinedTo.id}`,
      total,
      totalIsMore: isMore,
    };
  }

  /** @throws OrganisationNotFound, NotAllowed */
  async filterOf({ query, staff }: Asked<AuditFilterDto>): Promise<AuditFilter> {
    const paths = staff.subtrees(rolesFor('audit.read'));
    const { organisationId } = query;
    return {
      paths,
      withUnplaced: organisationId === undefined && paths.some((path) => ROOT.test(path)),
      organisationPath: organisationId === undefined ? null : await this.pathWithin({ organisationId, paths }),
      action: query.action ?? null,
      actorId: query.actorId ?? null,
      examId: query.examId ?? null,
      personId: query.personId ?? null,
      since: momentOf(query.since),
      until: momentOf(query.until),
      search: typedSearch(query.search ?? ''),
    };
  }

  private async pathWithin({
    organisationId,
    paths,
  }: {
    organisationId: string;
    paths: readonly string[];
  }): Promise<string> {
    const { path } = await this.organisations.getOrganisation(organisationId);
    if (!paths.some((reached) => path.startsWith(reached))) throw new NotAllowed();
    return path;
  }
}

const momentOf = (time: string | undefined): number | null => (time === undefined ? null : Date.parse(time));

function placeOf(after: string | undefined): AuditPlace | null {
  if (after === undefined) return null;
  const dot = after.indexOf('.');
  return { at: Number(after.slice(0, dot)), id: after.slice(dot + 1) };
}

const toDto = ({ at, details, ...line }: AuditLine): AuditLineDto => ({
  ...line,
  at: isoTime(at),
  details: detailsOf(details),
});

function detailsOf(details: string | null): Record<string, unknown> | null {
  if (details === null) return null;
  const parsed: unknown = JSON.parse(details);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : null;
}

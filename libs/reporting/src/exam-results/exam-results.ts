import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf, type ExamRecord } from '@sunflower/exam';
import { GradingRuns, type GradingRunRow } from '@sunflower/grading';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { Clock, isoTimeOrNull, type StaffActor } from '@sunflower/platform';
import { ExamResultsRepository, type ResultFilter } from './exam-results.repository';
import type { ResultFilterDto, ResultListDto, ResultListQueryDto, ResultSummaryDto } from './exam-results.dto';
import { placeCounts } from './place-rates';
import { ResultRooms } from './result-rooms';
import { noResults, type ResultScope } from './result-scope';
import { scoreDistribution, type ScoreCount } from './score-distribution';

const DEFAULT_LIMIT = 50;

interface Asked<Query> {
  examId: string;
  query: Query;
  staff: StaffActor;
}

interface Seen {
  exam: ExamRecord;
  /** Null when this person may not see any run. */
  run: GradingRunRow | null;
  scope: ResultScope;
  isWhole: boolean;
  /** The city or county that was asked for; null for all. */
  place: { path: string; name: string } | null;
}

/** What is seen of an exam, for the screen and for the report. */
export interface ResultFigures {
  exam: ExamRecord;
  summary: ResultSummaryDto;
  scores: ScoreCount[];
  /** Whether everybody who takes the exam is counted, or only a part of them. */
  isWhole: boolean;
  /** The city or county that was asked for. */
  placeName: string | null;
  /** Whether staff see the people of their own organisations alone. */
  isOwnPeople: boolean;
  sittingTitle: string | null;
}

const filterOf = ({ sittingId }: ResultFilterDto): ResultFilter => ({
  sittingId: sittingId ?? null,
  kind: null,
  search: null,
});

/**
 * Results on the screen, counted by the database. Administrators of the whole exam also see the latest run before a
 * release; staff who reach a part of the people see only released results of these.
 */
@Injectable()
export class ExamResults {
  constructor(
    private readonly clock: Clock,
    private readonly access: ExamAccess,
    private readonly organisations: Organisations,
    private readonly runs: GradingRuns,
    private readonly rooms: ResultRooms,
    private readonly repository: ExamResultsRepository,
  ) {}

  async list({ examId, query, staff }: Asked<ResultListQueryDto>): Promise<ResultListDto> {
    const { run, scope } = await this.see({ examId, query, staff });
    if (!run) return { run: null, total: 0, items: [] };
    const { sittingId = null, kind = null, order = 'ticket', descending = false, offset = 0 } = query;
    const filter = { sittingId, kind, search: query.search?.trim() || null };
    const [kinds, items] = await Promise.all([
      this.repository.kinds({ scope, filter }),
      this.repository.page({ scope, filter, order, descending, offset, limit: query.limit ?? DEFAULT_LIMIT }),
    ]);
    return { run: toRun(run), total: [...kinds.values()].reduce((sum, count) => sum + count, 0), items };
  }

  async summary(asked: Asked<ResultFilterDto>): Promise<ResultSummaryDto> {
    return (await this.figures(asked)).summary;
  }

  /** The summary, with every score and the names of what was asked for. */
  async figures({ examId, query, staff }: Asked<ResultFilterDto>): Promise<ResultFigures> {
    const seen = await this.see({ examId, query, staff });
    const { exam, isWhole, place } = seen;
    const scores = seen.run ? await this.repository.scores({ scope: seen.scope, filter: filterOf(query) }) : [];
    const sittingTitle = query.sittingId ? await this.rooms.sittingTitle({ examId, sittingId: query.sittingId }) : null;
    const summary = await this.summaryOf({ examId, query, seen, scores });
    const isOwnPeople = place === null && seen.scope.paths !== null;
    return { exam, summary, scores, isWhole, placeName: place?.name ?? null, isOwnPeople, sittingTitle };
  }

  private async summaryOf({
    examId,
    query,
    seen: { exam, run, scope, isWhole, place },
    scores,
  }: {
    examId: string;
    query: ResultFilterDto;
    seen: Seen;
    scores: readonly ScoreCount[];
  }): Promise<ResultSummaryDto> {
    const filter = filterOf(query);
    const { maxMillipoints, passMarkMillipoints } = exam;
    const summary = { run: run && toRun(run), maxMillipoints, passMarkMillipoints };
    if (!run)
      return {
        ...summary,
        counts: noResults(),
        distribution: [],
        places: [],
        sittings: [],
        domains: null,
        domainsBeingMade: false,
      };
    const [kinds, byOrganisation, bySitting] = await Promise.all([
      this.repository.kinds({ scope, filter }),
      this.repository.byOrganisation({ scope, filter }),
      this.repository.bySitting({ scope, filter }),
    ]);
    const places = await this.organisations.listSubtree(scope.paths ?? [place?.path ?? exam.organisationPath]);
    const idOf = new Map(places.map(({ path, id }) => [path, id]));
    const { isBeingMade, domains } = isWhole
      ? await this.rooms.domainsOf({ exam, run })
      : { isBeingMade: false, domains: null };
    return {
      ...summary,
      counts: { ...noResults(), ...Object.fromEntries(kinds) },
      distribution: scoreDistribution({ counts: scores, maxMillipoints, passMarkMillipoints }),
      places: placeCounts({ counts: byOrganisation, places }).map(({ path, name, level, counts }) => ({
        organisationId: idOf.get(path) as string,
        name,
        level,
        path,
        counts,
      })),
      sittings: await this.rooms.sittingsOf({ examId, counts: bySitting }),
      domains,
      domainsBeingMade: isBeingMade,
    };
  }

  /** @throws ExamNotFound, NotAllowed, OrganisationNotFound */
  private async see({ examId, query: { organisationId, sittingId }, staff }: Asked<ResultFilterDto>): Promise<Seen> {
    const { exam, scope } = await this.access.exam({ staff, examId, act: 'result.read' });
    const reach = pathsOf(scope);
    const isWhole = scope.kind === 'whole';
    const runs = await this.runs.listRuns(examId);
    const released = runs.findLast(({ releasedAt }) => releasedAt !== null);
    const run = released ?? (isWhole ? runs.at(-1) : undefined) ?? null;
    const place = organisationId === undefined ? null : await this.placeWithin(organisationId, reach);
    return {
      exam,
      run,
      // The figures of domains are those of the whole exam.
      isWhole: isWhole && place === null && sittingId === undefined,
      place,
      scope: {
        examId,
        runId: run?.id ?? '',
        isReleased: run?.releasedAt !== null,
        nowMs: this.clock.now(),
        paths: place === null ? reach : [place.path],
      },
    };
  }

  private async placeWithin(
    organisationId: string,
    reach: readonly string[] | null,
  ): Promise<{ path: string; name: string }> {
    const { path, name } = await this.organisations.getOrganisation(organisationId);
    if (reach !== null && !reach.some((within) => path.startsWith(within))) throw new OrganisationNotFound();
    return { path, name };
  }
}

const toRun = ({ id, runNumber, releasedAt }: GradingRunRow): NonNullable<ResultListDto['run']> => ({
  id,
  runNumber,
  releasedAt: isoTimeOrNull(releasedAt),
});

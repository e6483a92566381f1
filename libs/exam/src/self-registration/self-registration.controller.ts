import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { maskIdNumber } from '@sunflower/organisations';
import {
  BodyLimit,
  CONFIG,
  InvalidRequest,
  isoTime,
  isoTimeOrNull,
  fieldRequired,
  MayDo,
  Staff,
  type Config,
  type StaffActor,
} from '@sunflower/platform';
import type { ExamRecord } from '../exam/exam.repository';
import { pathsOf } from '../exam/exam-scope';
import { ExamAccess } from '../office/exam-access';
import { ApplicationRepository, type ListedApplication } from './application.repository';
import { DecideApplications } from './decide-applications';
import { KeepSelfRegistrations, type SelfRegistrationContent } from './keep-self-registrations';
import { APPLICATION_STATES } from './registration-application.entity';
import {
  ApplicationCountsDto,
  ApplicationDto,
  ApplicationListDto,
  ApplicationListQueryDto,
  DecideApplicationsBody,
  DecidedApplicationsDto,
  SelfRegistrationBody,
  SelfRegistrationDto,
} from './self-registration.dto';
import { SelfRegistrationNotFound } from './self-registration.errors';
import type { SelfRegistrationRow } from './self-registration.repository';

const PAGE = 50;
// A hundred ids.
const IDS = { kilobytes: 16, values: 200, listLength: 100 };

/** Public pages of an exam and what comes in by them, for administrators. */
@ApiTags('self-registration')
@Controller()
export class SelfRegistrationController {
  constructor(
    private readonly access: ExamAccess,
    private readonly keeping: KeepSelfRegistrations,
    private readonly deciding: DecideApplications,
    private readonly repository: ApplicationRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The newest first, each with its applications by state, of those within reach. */
  @Get('exams/:examId/self-registrations')
  @MayDo('application.read')
  async list(@Staff() staff: StaffActor, @Param('examId') examId: string): Promise<SelfRegistrationDto[]> {
    const { scope } = await this.access.exam({ staff, examId, act: 'application.read' });
    const [pages, counts] = await Promise.all([
      this.keeping.listByExam(examId),
      this.repository.counts({ examId, paths: pathsOf(scope) }),
    ]);
    return pages.map((page) =>
      this.toDto({ page, counts: counts.filter(({ selfRegistrationId }) => selfRegistrationId === page.id) }),
    );
  }

  @Post('exams/:examId/self-registrations')
  @MayDo('self-registration.change')
  async create(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() body: SelfRegistrationBody,
  ): Promise<SelfRegistrationDto> {
    const { exam } = await this.access.exam({ staff, examId, act: 'self-registration.change' });
    const page = await this.keeping.create({
      examId,
      examPath: exam.organisationPath,
      content: toContent({ body, exam }),
      staffId: staff.staffId,
    });
    return this.toDto({ page, counts: [] });
  }

  /** The address stays. A quota below what is taken keeps others out, and takes no place away. */
  @Put('self-registrations/:id')
  @MayDo('self-registration.change')
  async change(
    @Staff() staff: StaffActor,
    @Param('id') id: string,
    @Body() body: SelfRegistrationBody,
  ): Promise<SelfRegistrationDto> {
    const { examId } = await this.keeping.get(id);
    const { exam } = await this.access.exam({
      staff,
      examId,
      act: 'self-registration.change',
      notFound: () => new SelfRegistrationNotFound(),
    });
    const content = toContent({ body, exam });
    const page = await this.keeping.change({
      id,
      examPath: exam.organisationPath,
      content,
      staffId: staff.staffId,
    });
    const counts = await this.repository.counts({ examId, paths: null });
    return this.toDto({ page, counts: counts.filter(({ selfRegistrationId }) => selfRegistrationId === id) });
  }

  /** In the order in which they came. */
  @Get('exams/:examId/applications')
  @MayDo('application.read')
  async applications(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Query() { state, search, after, limit = PAGE }: ApplicationListQueryDto,
  ): Promise<ApplicationListDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'application.read' });
    const paths = pathsOf(scope);
    const filter = { examId, paths, state: state ?? null, search: search?.trim() || null };
    const [items, counts] = await Promise.all([
      this.repository.page({ filter, afterId: after ?? null, limit }),
      this.repository.counts({ examId, paths }),
    ]);
    return {
      items: items.map(toApplicationDto),
      nextAfter: items.length === limit ? (items.at(-1)?.id ?? null) : null,
      counts: toCounts(counts),
    };
  }

  /** Approves, sends back or refuses; those that cannot be taken up are told, and hold up no other. */
  @Post('exams/:examId/applications/decide')
  @HttpCode(200)
  @MayDo('application.decide')
  @BodyLimit(IDS)
  async decide(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() { ids, decision, reason }: DecideApplicationsBody,
  ): Promise<DecidedApplicationsDto> {
    const { scope } = await this.access.exam({ staff, examId, act: 'application.decide' });
    const told = reason?.trim() || null;
    if (decision !== 'approve' && told === null)
      throw new InvalidRequest('reason is required.', { faults: [fieldRequired('reason')] });
    return this.deciding.decide({
      examId,
      ids,
      decision,
      reason: decision === 'approve' ? null : told,
      paths: pathsOf(scope),
      staff,
    });
  }

  private toDto({
    page: { token, createdBy: _, createdAt: __, opensAt, closesAt, ...page },
    counts,
  }: {
    page: SelfRegistrationRow;
    counts: Parameters<typeof toCounts>[0];
  }): SelfRegistrationDto {
    return {
      ...page,
      opensAt: isoTime(opensAt),
      closesAt: isoTime(closesAt),
      address: `${this.config.publicUrl.replace(/\/$/, '')}/register/${token}`,
      counts: toCounts(counts),
    };
  }
}

const toContent = ({ body, exam }: { body: SelfRegistrationBody; exam: ExamRecord }): SelfRegistrationContent => ({
  sittingId: body.sittingId,
  organisationId: body.organisationId ?? exam.organisationId,
  opensAt: Date.parse(body.opensAt),
  closesAt: Date.parse(body.closesAt),
  quota: body.quota ?? null,
  conditions: body.conditions?.trim() ?? '',
});

function toCounts(counts: readonly { state: keyof ApplicationCountsDto; count: number }[]): ApplicationCountsDto {
  const total = Object.fromEntries(APPLICATION_STATES.map((state) => [state, 0])) as Record<
    keyof ApplicationCountsDto,
    number
  >;
  for (const { state, count } of counts) total[state] += count;
  return total;
}

const toApplicationDto = ({
  idNumberLastFour,
  phoneLastFour,
  submittedAt,
  decidedAt,
  ...application
}: ListedApplication): ApplicationDto => ({
  ...application,
  maskedIdNumber: maskIdNumber(idNumberLastFour),
  maskedPhone: `*******${phoneLastFour}`,
  submittedAt: isoTime(submittedAt),
  decidedAt: isoTimeOrNull(decidedAt),
});

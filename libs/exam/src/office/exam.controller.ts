import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { actsOn, BodyLimit, MayDo, mayDo, NotAllowed, Staff, STAFF_ROLES, StaffActor } from '@sunflower/platform';
import { BankRights } from '@sunflower/question-bank';
import { ExamAccess } from './exam-access';
import { toExamContent, toExamDto, toExamSummaryDto, toReportDto } from '../exam/exam-view';
import {
  BlueprintReportDto,
  ExamContentDto,
  ExamDto,
  ExamListQueryDto,
  ExamSummaryDto,
  NewExamDto,
} from '../exam/exam.dto';
import { ExamStages } from '../exam/exam-stages';
import { Exams } from '../exam/exams';
import { Registrations } from '../registration/registrations';

const PAGE = 100;
// Enough for three long texts and a blueprint of at most 200 draws.
const EXAM = { kilobytes: 512, values: 2_500, listLength: 100 };

/** Exams for staff. */
@Controller('exams')
export class ExamController {
  constructor(
    private readonly access: ExamAccess,
    private readonly exams: Exams,
    private readonly organisations: Organisations,
    private readonly registrations: Registrations,
    private readonly bankRights: BankRights,
    private readonly stages: ExamStages,
  ) {}

  /** Newest first. */
  @Get()
  @MayDo('exam.read')
  async list(@Staff() staff: StaffActor, @Query() { after, limit }: ExamListQueryDto): Promise<ExamSummaryDto[]> {
    const exams = await this.exams.list({
      paths: staff.subtrees(STAFF_ROLES),
      beforeId: after ?? null,
      limit: limit ?? PAGE,
    });
    const stages = await this.stages.of(exams);
    return exams.map((exam) => toExamSummaryDto({ exam, stage: stages.get(exam.id) ?? 'draft' }));
  }

  @Post()
  @MayDo('exam.create')
  @BodyLimit(EXAM)
  async create(@Staff() staff: StaffActor, @Body() body: NewExamDto): Promise<ExamDto> {
    const { organisationId } = body;
    const { path } = await this.organisations.getOrganisation(organisationId);
    const permission = mayDo({ staff, act: 'exam.create', organisationPath: path });
    if (permission === 'not_found') throw new OrganisationNotFound();
    if (permission === 'not_allowed') throw new NotAllowed();
    const { id } = await this.exams.create({
      content: toExamContent(body),
      organisationId,
      rehearsal: body.rehearsal ?? false,
      staffId: staff.staffId,
    });
    return this.view({ examId: id, staff });
  }

  @Get(':examId')
  @MayDo('exam.read')
  async get(@Staff() staff: StaffActor, @Param('examId') examId: string): Promise<ExamDto> {
    await this.access.exam({ staff, examId, act: 'exam.read' });
    return this.view({ examId, staff });
  }

  /** Only while it is a draft. */
  @Put(':examId')
  @MayDo('exam.edit')
  @BodyLimit(EXAM)
  async update(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() body: ExamContentDto,
  ): Promise<ExamDto> {
    await this.access.exam({ staff, examId, act: 'exam.edit' });
    await this.exams.update({ examId, content: toExamContent(body), staffId: staff.staffId });
    return this.view({ examId, staff });
  }

  /** Which draws the bank cannot fill. */
  @Post(':examId/check')
  @HttpCode(200)
  @MayDo('exam.check')
  async check(@Staff() staff: StaffActor, @Param('examId') examId: string): Promise<BlueprintReportDto> {
    await this.access.exam({ staff, examId, act: 'exam.check' });
    return toReportDto(await this.exams.check(examId));
  }

  /** Freezes the exam and its questions. */
  @Post(':examId/lock')
  @HttpCode(200)
  @MayDo('exam.lock')
  async lock(@Staff() staff: StaffActor, @Param('examId') examId: string): Promise<ExamDto> {
    await this.access.exam({ staff, examId, act: 'exam.lock' });
    await this.exams.lock({ examId, staffId: staff.staffId });
    return this.view({ examId, staff });
  }

  private async view({ examId, staff }: { examId: string; staff: StaffActor }): Promise<ExamDto> {
    const [exam, registrationCount] = await Promise.all([
      this.exams.getExam(examId),
      this.registrations.countByExam(examId),
    ]);
    const { bankId, organisationPath } = exam;
    return toExamDto({
      exam,
      stage: (await this.stages.of([exam])).get(exam.id) ?? 'draft',
      registrationCount,
      administersWhole: mayDo({ staff, act: 'exam.edit', organisationPath }) === 'allowed',
      bankReach: await this.bankRights.reachOfStaff({ staff, bankId, act: 'bank.list' }),
      acts: actsOn({ staff, organisationPath }),
    });
  }
}

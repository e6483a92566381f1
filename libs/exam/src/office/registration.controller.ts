import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { typedSearch } from '@sunflower/content';
import { OrganisationNotFound, Organisations, People } from '@sunflower/organisations';
import { BodyLimit, InvalidRequest, MayDo, rolesFor, Staff, StaffActor } from '@sunflower/platform';
import { ExamAccess } from './exam-access';
import { pathsOf } from '../exam/exam-scope';
import type { RegistrationRow } from '../content/registration-row';
import { RegisterPeople } from '../registration/register-people';
import { toRegistrationDto } from '../registration/registration-view';
import {
  RegisteredDto,
  RegisterPeopleDto,
  RegistrationDto,
  RegistrationListQueryDto,
} from '../registration/registration.dto';
import { Registrations } from '../registration/registrations';

const PAGE = 100;
// Enough for a thousand ids.
const PEOPLE = { kilobytes: 64, values: 1_100, listLength: 1_000 };
const REGISTERING = rolesFor('registration.create');

/** Registrations of an exam, for staff. */
@Controller('exams/:examId')
export class RegistrationController {
  constructor(
    private readonly access: ExamAccess,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly registerPeople: RegisterPeople,
    private readonly registrations: Registrations,
  ) {}

  /** Registers people by id, or everybody at and below an organisation. Repeating a request does no harm. */
  @Post('registrations')
  @HttpCode(200)
  @MayDo('registration.create')
  @BodyLimit(PEOPLE)
  async register(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Body() body: RegisterPeopleDto,
  ): Promise<RegisteredDto> {
    await this.access.exam({ staff, examId, act: 'registration.create' });
    return this.registerPeople.register({
      examId,
      sittingId: body.sittingId,
      personIds: await this.personIds({ staff, body }),
      attempt: body.attempt,
      within: staff.subtrees(REGISTERING),
      staffId: staff.staffId,
    });
  }

  /** In the order in which they were registered. */
  @Get('registrations')
  @MayDo('registration.read')
  async list(
    @Staff() staff: StaffActor,
    @Param('examId') examId: string,
    @Query() query: RegistrationListQueryDto,
  ): Promise<RegistrationDto[]> {
    const { exam, scope } = await this.access.exam({ staff, examId, act: 'registration.read' });
    const page = await this.registrations.page({
      examId,
      afterId: query.after ?? null,
      limit: query.limit ?? PAGE,
      paths: pathsOf(scope),
      sittingId: query.sittingId,
      search: typedSearch(query.search ?? ''),
      latestOnly: query.folded === true,
    });
    const { organisationPath: examPath } = exam;
    const toDto = (registration: RegistrationRow) => toRegistrationDto({ registration, staff, examPath });
    if (query.folded !== true) return page.map(toDto);
    const again = page.filter(({ attemptNumber }) => attemptNumber > 1).map(({ personId }) => personId);
    const earlier = await this.registrations.listFolded({ examId, personIds: again });
    return page.map((registration) => ({
      ...toDto(registration),
      earlier: earlier.filter(({ personId }) => personId === registration.personId).map(toDto),
    }));
  }

  private async personIds({ staff, body }: { staff: StaffActor; body: RegisterPeopleDto }): Promise<string[]> {
    const { personIds, organisationId, attempt } = body;
    if (personIds && !organisationId) return personIds;
    if (personIds || !organisationId) throw new InvalidRequest('Give either personIds or organisationId.');
    // Before results are released nobody counts as passed: a make-up for a whole county would register everybody again.
    if (attempt === 'make_up')
      throw new InvalidRequest('A make-up exam is for people named one by one: give personIds.');
    const { path } = await this.organisations.getOrganisation(organisationId);
    if (!staff.may({ roles: REGISTERING, organisationPath: path })) throw new OrganisationNotFound();
    return this.people.listIds({ organisationPath: path });
  }
}

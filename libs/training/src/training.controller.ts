import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { BodyLimit, isoTime, MayCall, Staff, StaffActor } from '@sunflower/platform';
import { NewTrainingUnitDto, TrainingUnitDto, TrainingUnitSummaryDto, TrainingUnitTextDto } from './training.dto';
import { TrainingUnitNotFound } from './training.errors';
import { TrainingUnits, type TrainingUnitView } from './training-units';

const ROLES = ['trainer', 'administrator'] as const;
// 16,000 characters in any spelling of JSON.
const TEXT = { kilobytes: 128 };

/** Reading units for staff. */
@Controller('training-units')
@MayCall(...ROLES)
export class TrainingController {
  constructor(
    private readonly units: TrainingUnits,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  async list(@Staff() staff: StaffActor): Promise<TrainingUnitSummaryDto[]> {
    const organisations = new Map(
      (await this.organisations.listSubtree(staff.subtrees(ROLES))).map(({ id, name }) => [id, name]),
    );
    const units = await this.units.listUnits({ organisationIds: [...organisations.keys()] });
    return units.map(({ id, title, organisationId, updatedAt }) => ({
      id,
      title,
      organisationId,
      organisationName: organisations.get(organisationId) ?? '',
      updatedAt: isoTime(updatedAt),
    }));
  }

  @Get(':id')
  async get(@Staff() staff: StaffActor, @Param('id') id: string): Promise<TrainingUnitDto> {
    return toDto(await this.getWithin(staff, id));
  }

  @Post()
  @BodyLimit(TEXT)
  async create(
    @Staff() staff: StaffActor,
    @Body() { organisationId, title, bodyMarkdown }: NewTrainingUnitDto,
  ): Promise<TrainingUnitDto> {
    const { path } = await this.organisations.getOrganisation(organisationId);
    if (!staff.may({ roles: ROLES, organisationPath: path })) throw new OrganisationNotFound();
    return toDto(await this.units.createUnit({ organisationId, title, bodyMarkdown, staffId: staff.staffId }));
  }

  @Put(':id')
  @BodyLimit(TEXT)
  async update(
    @Staff() staff: StaffActor,
    @Param('id') id: string,
    @Body() { title, bodyMarkdown }: TrainingUnitTextDto,
  ): Promise<TrainingUnitDto> {
    await this.getWithin(staff, id);
    return toDto(await this.units.updateUnit({ id, title, bodyMarkdown, staffId: staff.staffId }));
  }

  private async getWithin(staff: StaffActor, id: string): Promise<TrainingUnitView> {
    const unit = await this.units.getUnit(id);
    const { path } = await this.organisations.getOrganisation(unit.organisationId);
    if (!staff.may({ roles: ROLES, organisationPath: path })) throw new TrainingUnitNotFound();
    return unit;
  }
}

const toDto = ({
  createdAt,
  updatedAt,
  id,
  title,
  organisationId,
  bodyMarkdown,
}: TrainingUnitView): TrainingUnitDto => ({
  id,
  title,
  organisationId,
  bodyMarkdown,
  createdAt: isoTime(createdAt),
  updatedAt: isoTime(updatedAt),
});

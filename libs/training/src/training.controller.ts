import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { BodyLimit, isoTime, MayDo, mayDo, rolesFor, Staff, StaffActor, type Act } from '@sunflower/platform';
import { NewTrainingUnitDto, TrainingUnitDto, TrainingUnitSummaryDto, TrainingUnitTextDto } from './training.dto';
import { TrainingUnitNotFound } from './training.errors';
import { TrainingUnits, type TrainingUnitView } from './training-units';

const READING = rolesFor('training.read');
// 16,000 characters in any JSON encoding.
const TEXT = { kilobytes: 128 };

/** Reading units for staff. */
@Controller('training-units')
export class TrainingController {
  constructor(
    private readonly units: TrainingUnits,
    private readonly organisations: Organisations,
  ) {}

  @Get()
  @MayDo('training.read')
  async list(@Staff() staff: StaffActor): Promise<TrainingUnitSummaryDto[]> {
    const organisations = new Map(
      (await this.organisations.listSubtree(staff.subtrees(READING))).map(({ id, name }) => [id, name]),
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
  @MayDo('training.read')
  async get(@Staff() staff: StaffActor, @Param('id') id: string): Promise<TrainingUnitDto> {
    return toDto(await this.getWithin({ staff, id, act: 'training.read' }));
  }

  @Post()
  @MayDo('training.write')
  @BodyLimit(TEXT)
  async create(
    @Staff() staff: StaffActor,
    @Body() { organisationId, title, bodyMarkdown }: NewTrainingUnitDto,
  ): Promise<TrainingUnitDto> {
    const { path } = await this.organisations.getOrganisation(organisationId);
    if (mayDo({ staff, act: 'training.write', organisationPath: path }) !== 'allowed') throw new OrganisationNotFound();
    return toDto(await this.units.createUnit({ organisationId, title, bodyMarkdown, staffId: staff.staffId }));
  }

  @Put(':id')
  @MayDo('training.write')
  @BodyLimit(TEXT)
  async update(
    @Staff() staff: StaffActor,
    @Param('id') id: string,
    @Body() { title, bodyMarkdown }: TrainingUnitTextDto,
  ): Promise<TrainingUnitDto> {
    await this.getWithin({ staff, id, act: 'training.write' });
    return toDto(await this.units.updateUnit({ id, title, bodyMarkdown, staffId: staff.staffId }));
  }

  private async getWithin({ staff, id, act }: { staff: StaffActor; id: string; act: Act }): Promise<TrainingUnitView> {
    const unit = await this.units.getUnit(id);
    const { path } = await this.organisations.getOrganisation(unit.organisationId);
    if (mayDo({ staff, act, organisationPath: path }) !== 'allowed') throw new TrainingUnitNotFound();
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

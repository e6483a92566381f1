import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { Organisations, People } from '@sunflower/organisations';
import { Candidate, isoTime, isoTimeOrNull, MayCall, type CandidateActor } from '@sunflower/platform';
import { CandidateTrainingUnitDto, TrainingCompletionDto } from './training.dto';
import { TrainingUnitNotFound } from './training.errors';
import { TrainingUnits, type TrainingUnitView } from './training-units';

/** Reading units for candidates before the exam. */
@Controller('candidate/training')
@MayCall('candidate')
export class CandidateTrainingController {
  constructor(
    private readonly units: TrainingUnits,
    private readonly people: People,
    private readonly organisations: Organisations,
  ) {}

  @Get(':id')
  async read(@Candidate() { personId }: CandidateActor, @Param('id') id: string): Promise<CandidateTrainingUnitDto> {
    const { title, bodyMarkdown } = await this.getInProvinceOf(personId, id);
    return {
      id,
      title,
      bodyMarkdown,
      completedAt: isoTimeOrNull(await this.units.findCompletedAt({ unitId: id, personId })),
    };
  }

  @Post(':id/complete')
  @HttpCode(200)
  async complete(@Candidate() { personId }: CandidateActor, @Param('id') id: string): Promise<TrainingCompletionDto> {
    await this.getInProvinceOf(personId, id);
    return { id, completedAt: isoTime(await this.units.complete({ unitId: id, personId })) };
  }

  // Which units an exam requires is unknown in this lib, so candidates may read all units of their province.
  private async getInProvinceOf(personId: string, unitId: string): Promise<TrainingUnitView> {
    const unit = await this.units.getUnit(unitId);
    const [{ path }, { organisationPath }] = await Promise.all([
      this.organisations.getOrganisation(unit.organisationId),
      this.people.getPerson(personId),
    ]);
    if (provinceOf(path) !== provinceOf(organisationPath)) throw new TrainingUnitNotFound();
    return unit;
  }
}

const provinceOf = (organisationPath: string): string | undefined => organisationPath.split('/')[1];

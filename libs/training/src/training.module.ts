import { Module } from '@nestjs/common';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { CandidateTrainingController } from './candidate-training.controller';
import { TrainingCompletion } from './training-completion.entity';
import { TrainingUnit } from './training-unit.entity';
import { TrainingUnitRepository } from './training-unit.repository';
import { TrainingUnits } from './training-units';
import { TrainingController } from './training.controller';

@Module({
  imports: [OrganisationsModule, ...entities(TrainingUnit, TrainingCompletion)],
  controllers: [TrainingController, CandidateTrainingController],
  providers: [TrainingUnits, TrainingUnitRepository],
  exports: [TrainingUnits],
})
export class TrainingModule {}

import { Module } from '@nestjs/common';
import { OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { AuditedSubjects } from './audited-subjects.repository';
import { CandidateTrainingController } from './candidate-training.controller';
import { CheckMarkdown } from './check-markdown';
import { FollowPeople } from './follow-people';
import { MediaController } from './media/media.controller';
import { PictureCache } from './media/picture-cache';
import { Picture } from './media/picture.entity';
import { PictureRepository } from './media/picture.repository';
import { Pictures } from './media/pictures';
import { TrainingCompletion } from './training-completion.entity';
import { TrainingUnit } from './training-unit.entity';
import { TrainingUnitRepository } from './training-unit.repository';
import { TrainingUnits } from './training-units';
import { TrainingController } from './training.controller';

@Module({
  imports: [OrganisationsModule, ...entities(TrainingUnit, TrainingCompletion, Picture)],
  controllers: [TrainingController, CandidateTrainingController, MediaController],
  providers: [
    AuditedSubjects,
    TrainingUnits,
    FollowPeople,
    CheckMarkdown,
    TrainingUnitRepository,
    Pictures,
    PictureCache,
    PictureRepository,
  ],
  exports: [TrainingUnits, Pictures],
})
export class TrainingModule {}

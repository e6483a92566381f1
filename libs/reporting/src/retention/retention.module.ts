import { Module } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { IdentityModule } from '@sunflower/identity';
import { entities } from '@sunflower/platform';
import { CountKept } from './count-kept';
import { EraseDue } from './erase-due';
import { Erasers } from './erasers';
import { PlanErasing } from './plan-erasing';
import { ReadRetention } from './read-retention';
import { RetentionController } from './retention.controller';
import { RetentionObstacles } from './retention-obstacles';
import { RetentionRepository } from './retention.repository';
import { RetentionRule } from './retention-rule.entity';
import { RetentionWork } from './retention-work';

/** A separate module, so that processes that run jobs erase without the rest of reporting. */
@Module({
  imports: [...entities(RetentionRule), IdentityModule, ExamModule, ExamSessionModule],
  controllers: [RetentionController],
  providers: [
    RetentionRepository,
    RetentionObstacles,
    Erasers,
    CountKept,
    RetentionWork,
    EraseDue,
    PlanErasing,
    ReadRetention,
  ],
})
export class RetentionModule {}

import { Module, type DynamicModule } from '@nestjs/common';
import { CertificatesModule } from '@sunflower/certificates';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule } from '@sunflower/grading';
import { NoticesModule } from '@sunflower/notices';
import { PlatformModule, type Clock, type Config } from '@sunflower/platform';
import { ItemStatisticsModule, RetentionModule } from '@sunflower/reporting';

/** The libs whose jobs and sweeps this process runs. */
@Module({})
export class WorkerModule {
  static forRoot({ config, clock }: { config: Config; clock?: Clock }): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot({ config, role: 'worker', clock }),
        ExamSessionModule,
        GradingModule,
        CertificatesModule,
        NoticesModule,
        ItemStatisticsModule,
        RetentionModule,
      ],
    };
  }
}

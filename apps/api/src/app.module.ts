import { Module, type DynamicModule } from '@nestjs/common';
import { CertificatesModule } from '@sunflower/certificates';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule } from '@sunflower/grading';
import { IdentityModule } from '@sunflower/identity';
import { NoticesModule } from '@sunflower/notices';
import { OrganisationsModule } from '@sunflower/organisations';
import { PlatformModule, type PlatformOptions } from '@sunflower/platform';
import { QuestionBankModule } from '@sunflower/question-bank';
import { ReportingModule } from '@sunflower/reporting';
import { TrainingModule } from '@sunflower/training';

/** All libs of the api; the grading worker wires the libs whose jobs it runs (`worker.module.ts`). */
@Module({})
export class AppModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(options),
        OrganisationsModule,
        IdentityModule,
        TrainingModule,
        QuestionBankModule,
        ExamModule,
        ExamSessionModule,
        GradingModule,
        CertificatesModule,
        NoticesModule,
        ReportingModule,
      ],
    };
  }
}

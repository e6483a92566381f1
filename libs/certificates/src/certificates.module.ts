import { Module, type OnModuleInit } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule, ReleaseListeners } from '@sunflower/grading';
import { entities } from '@sunflower/platform';
import { CandidateCertificateController } from './candidate-certificate.controller';
import { CertificateDesk } from './certificate-desk';
import { Certificate } from './certificate.entity';
import { CertificateRepository } from './certificate.repository';
import { Certificates } from './certificates';
import { CertificatesController } from './certificates.controller';
import { IssueCertificates } from './issue-certificates';
import { OwnCertificate } from './own-certificate';
import { CertificateRenderer } from './pdf/certificate-renderer';
import { PrintCertificate } from './print-certificate';
import { PublicCheckController } from './public-check.controller';

@Module({
  imports: [...entities(Certificate), ExamModule, ExamSessionModule, GradingModule],
  controllers: [CandidateCertificateController, CertificatesController, PublicCheckController],
  providers: [CertificateRepository, CertificateDesk, Certificates, CertificateRenderer, IssueCertificates, OwnCertificate, PrintCertificate],
  exports: [Certificates],
})
export class CertificatesModule implements OnModuleInit {
  constructor(
    private readonly listeners: ReleaseListeners,
    private readonly issuing: IssueCertificates,
  ) {}

  onModuleInit(): void {
    this.listeners.add(({ examId, runId, staffId, changes }) =>
      this.issuing.follow({ examId, runId, staffId, results: changes.map(({ registrationId, after }) => ({ registrationId, passed: after.passed })) }),
    );
  }
}

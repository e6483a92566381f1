import { Module, type OnModuleInit } from '@nestjs/common';
import { CertificateGlyphs, ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule, ReleaseFollowers } from '@sunflower/grading';
import { entities } from '@sunflower/platform';
import { CandidateCertificateController } from './candidate-certificate.controller';
import { CertificateDesk } from './certificate-desk';
import { Certificate } from './certificate.entity';
import { CertificateRepository } from './certificate.repository';
import { Certificates } from './certificates';
import { CertificatesController } from './certificates.controller';
import { OwnCertificate } from './own-certificate';
import { CertificateRenderer } from './pdf/certificate-renderer';
import { PrintCertificate } from './print-certificate';
import { PublicCheckController } from './public-check.controller';
import { ReplaceCheckCodes } from './replace-check-codes';
import { ReserveCertificates } from './reserve-certificates';

@Module({
  imports: [...entities(Certificate), ExamModule, ExamSessionModule, GradingModule],
  controllers: [CandidateCertificateController, CertificatesController, PublicCheckController],
  providers: [
    CertificateRepository,
    CertificateDesk,
    Certificates,
    CertificateRenderer,
    OwnCertificate,
    PrintCertificate,
    ReplaceCheckCodes,
    ReserveCertificates,
  ],
  exports: [Certificates],
})
export class CertificatesModule implements OnModuleInit {
  constructor(
    private readonly followers: ReleaseFollowers,
    private readonly reserving: ReserveCertificates,
    private readonly glyphs: CertificateGlyphs,
    private readonly renderer: CertificateRenderer,
  ) {}

  onModuleInit(): void {
    this.followers.add((chunk) => this.reserving.reserve(chunk));
    this.glyphs.answeredBy((texts) => this.renderer.unprintableIn(texts));
  }
}

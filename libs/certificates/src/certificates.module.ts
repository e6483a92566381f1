import { Module, type OnModuleInit } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule, ReleaseFollowers } from '@sunflower/grading';
import { CertificateGlyphs, OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { AuditedSubjects } from './certificate/audited-subjects.repository';
import { CandidateCertificateController } from './office/candidate-certificate.controller';
import { CertificateDesk } from './office/certificate-desk';
import { Certificate } from './certificate/certificate.entity';
import { CertificateRepository } from './certificate/certificate.repository';
import { Certificates } from './certificate/certificates';
import { FollowPeople } from './certificate/follow-people';
import { CertificatesController } from './office/certificates.controller';
import { OwnCertificate } from './office/own-certificate';
import { CertificateRenderer } from './pdf/certificate-renderer';
import { PrintCertificate } from './print/print-certificate';
import { PublicCheckController } from './public-check/public-check.controller';
import { ReplaceCheckCodes } from './certificate/replace-check-codes';
import { ReserveCertificates } from './certificate/reserve-certificates';

@Module({
  imports: [...entities(Certificate), OrganisationsModule, ExamModule, ExamSessionModule, GradingModule],
  controllers: [CandidateCertificateController, CertificatesController, PublicCheckController],
  providers: [
    AuditedSubjects,
    CertificateRepository,
    CertificateDesk,
    Certificates,
    CertificateRenderer,
    FollowPeople,
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

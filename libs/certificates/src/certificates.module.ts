import { Module, type OnModuleInit } from '@nestjs/common';
import { ExamModule } from '@sunflower/exam';
import { ExamSessionModule } from '@sunflower/exam-session';
import { GradingModule, ReleaseFollowers } from '@sunflower/grading';
import { CertificateGlyphs, OrganisationsModule } from '@sunflower/organisations';
import { entities } from '@sunflower/platform';
import { TrainingModule } from '@sunflower/training';
import { AuditedSubjects } from './certificate/audited-subjects.repository';
import { CandidateCertificateController } from './office/candidate-certificate.controller';
import { CertificateDesk } from './office/certificate-desk';
import { Certificate } from './certificate/certificate.entity';
import { CertificateStatus } from './signed/certificate-status.entity';
import { CertificateStatusRepository } from './signed/certificate-status.repository';
import { SignCertificates } from './signed/sign-certificates';
import { SigningKeys } from './signed/signing-keys';
import { StatusLists } from './signed/status-lists';
import { CertificateRevocation } from './revocation/certificate-revocation.entity';
import { CertificateRevocationRepository } from './revocation/certificate-revocation.repository';
import { ReachCertificate } from './office/reach-certificate';
import { RevocationDesk } from './office/revocation-desk';
import { RevocationsController } from './office/revocations.controller';
import { CertificateBatch } from './batch/certificate-batch';
import { CertificateBatchController } from './office/certificate-batch.controller';
import { CertificateBatchDesk } from './office/certificate-batch-desk';
import { CheckFile } from './public-check/check-file';
import { IssuerController } from './public-check/issuer.controller';
import { CertificateRepository } from './certificate/certificate.repository';
import { Certificates } from './certificate/certificates';
import { FollowPeople } from './certificate/follow-people';
import { CertificatesController } from './office/certificates.controller';
import { OwnCertificate } from './office/own-certificate';
import { HallPaperSheet } from './hall-papers/hall-paper-sheet';
import { HallPaperSource } from './hall-papers/hall-paper-source';
import { HallPapersController } from './hall-papers/hall-papers.controller';
import { PrintHallPapers } from './hall-papers/print-hall-papers';
import { SendHallPaper } from './hall-papers/send-hall-paper';
import { SitePapersController } from './hall-papers/site-papers.controller';
import { PrintSamplePaper } from './paper-print/print-sample-paper';
import { SamplePaperPrintController } from './paper-print/sample-paper-print.controller';
import { CertificateRenderer } from './pdf/certificate-renderer';
import { PrintCertificate } from './print/print-certificate';
import { PublicCheckController } from './public-check/public-check.controller';
import { ReplaceCheckCodes } from './certificate/replace-check-codes';
import { ReserveCertificates } from './certificate/reserve-certificates';

@Module({
  imports: [
    ...entities(Certificate, CertificateStatus, CertificateRevocation),
    OrganisationsModule,
    ExamModule,
    ExamSessionModule,
    GradingModule,
    TrainingModule,
  ],
  controllers: [
    CandidateCertificateController,
    CertificatesController,
    CertificateBatchController,
    RevocationsController,
    PublicCheckController,
    IssuerController,
    HallPapersController,
    SitePapersController,
    SamplePaperPrintController,
  ],
  providers: [
    AuditedSubjects,
    CertificateRepository,
    CertificateDesk,
    CertificateBatch,
    CertificateBatchDesk,
    CertificateRevocationRepository,
    CertificateStatusRepository,
    Certificates,
    CertificateRenderer,
    CheckFile,
    FollowPeople,
    OwnCertificate,
    PrintCertificate,
    ReplaceCheckCodes,
    ReachCertificate,
    ReserveCertificates,
    RevocationDesk,
    SignCertificates,
    SigningKeys,
    StatusLists,
    HallPaperSource,
    HallPaperSheet,
    PrintHallPapers,
    SendHallPaper,
    PrintSamplePaper,
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

import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { Audit, Database, type StaffActor } from '@sunflower/platform';
import {
  CertificateRepository,
  type CertificatePage,
  type IssuedCertificate,
  type ListedCertificate,
} from '../certificate/certificate.repository';
import { CertificateNotEarned, CertificateNotRevoked, CertificateSuperseded } from '../certificates.errors';
import { ReachCertificate } from './reach-certificate';

/** Views and acts of administrators, within the subtrees of their role only. */
@Injectable()
export class CertificateDesk {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly repository: CertificateRepository,
    private readonly access: ExamAccess,
    private readonly reach: ReachCertificate,
  ) {}

  /** @throws ExamNotFound, NotAllowed */
  async list({
    staff,
    ...page
  }: Omit<CertificatePage, 'organisationPaths'> & { staff: StaffActor }): Promise<ListedCertificate[]> {
    const { scope } = await this.access.exam({ staff, examId: page.examId, act: 'certificate.read' });
    return this.repository.page({ ...page, organisationPaths: pathsOf(scope) });
  }

  /** A certificate to print. @throws CertificateNotFound, NotAllowed */
  getCertificate({ number, staff }: { number: string; staff: StaffActor }): Promise<IssuedCertificate> {
    return this.reach.get({ number, staff, act: 'certificate.print' });
  }

  /**
   * @throws CertificateNotFound, NotAllowed, CertificateNotRevoked, CertificateSuperseded; CertificateNotEarned when
   * the released result is not a pass
   */
  async reinstate({
    number: typed,
    reason,
    staff,
  }: {
    number: string;
    reason: string;
    staff: StaffActor;
  }): Promise<void> {
    await this.database.transaction(async () => {
      const certificate = await this.reach.lock({ number: typed, staff, act: 'certificate.reinstate' });
      const { number, supersededBy, registrationId, state: before, revokedBy } = certificate;
      if (before === 'valid') throw new CertificateNotRevoked(number);
      if (supersededBy !== null) throw new CertificateSuperseded({ number, supersededBy });
      if (!certificate.earned) throw new CertificateNotEarned(number);
      await this.repository.reinstate(number);
      await this.audit.record({
        staffId: staff.staffId,
        action: 'certificate.reinstated',
        subjectType: 'certificate',
        subjectId: number,
        reason,
        details: { registrationId, before, revokedBy },
      });
    });
  }
}

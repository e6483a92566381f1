import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf, RegistrationNotFound } from '@sunflower/exam';
import { Audit, Clock, Database, type Act, type StaffActor } from '@sunflower/platform';
import { parseCertificateNumber } from '../certificate/certificate-number';
import {
  CertificateRepository,
  type CertificatePage,
  type IssuedCertificate,
  type ListedCertificate,
} from '../certificate/certificate.repository';
import {
  CertificateNotEarned,
  CertificateNotFound,
  CertificateNotRevoked,
  CertificateRevoked,
  CertificateSuperseded,
} from '../certificates.errors';

interface CertificateAct {
  number: string;
  reason: string;
  staff: StaffActor;
}

/** Views and acts of administrators, within the subtrees of their role only. */
@Injectable()
export class CertificateDesk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: CertificateRepository,
    private readonly access: ExamAccess,
  ) {}

  /** @throws ExamNotFound, NotAllowed */
  async list({
    staff,
    ...page
  }: Omit<CertificatePage, 'organisationPaths'> & { staff: StaffActor }): Promise<ListedCertificate[]> {
    const { scope } = await this.access.exam({ staff, examId: page.examId, act: 'certificate.read' });
    return this.repository.page({ ...page, organisationPaths: pathsOf(scope) });
  }

  /** A certificate to print. @throws CertificateNotFound, also outside of the subtrees; NotAllowed */
  async getCertificate({ number, staff }: { number: string; staff: StaffActor }): Promise<IssuedCertificate> {
    const parsed = parseCertificateNumber(number);
    return this.requireReach({
      certificate: parsed === null ? null : await this.repository.findByNumber(parsed),
      staff,
      act: 'certificate.print',
    });
  }

  /** @throws CertificateNotFound, NotAllowed, CertificateRevoked */
  async revoke({ number, reason, staff }: CertificateAct): Promise<void> {
    await this.act(
      { number, reason, staff, act: 'certificate.revoke', action: 'certificate.revoked' },
      async (certificate) => {
        if (certificate.state === 'revoked' && certificate.revokedBy !== 'regrade')
          throw new CertificateRevoked(certificate.number);
        // Also for a certificate revoked by a regrade: afterwards only staff can reinstate it.
        await this.repository.revoke({
          number: certificate.number,
          revokedAt: this.clock.now(),
          revokedReason: reason,
        });
      },
    );
  }

  /**
   * @throws CertificateNotFound, NotAllowed, CertificateNotRevoked, CertificateSuperseded; CertificateNotEarned when
   * the released result is not a pass
   */
  async reinstate({ number, reason, staff }: CertificateAct): Promise<void> {
    await this.act(
      { number, reason, staff, act: 'certificate.reinstate', action: 'certificate.reinstated' },
      async (certificate) => {
        if (certificate.state === 'valid') throw new CertificateNotRevoked(certificate.number);
        if (certificate.supersededBy !== null)
          throw new CertificateSuperseded({ number: certificate.number, supersededBy: certificate.supersededBy });
        if (!certificate.earned) throw new CertificateNotEarned(certificate.number);
        await this.repository.reinstate(certificate.number);
      },
    );
  }

  private async act(
    { number, reason, staff, act, action }: CertificateAct & { act: Act; action: string },
    change: (certificate: IssuedCertificate) => Promise<void>,
  ): Promise<void> {
    const parsed = parseCertificateNumber(number);
    if (parsed === null) throw new CertificateNotFound();
    await this.database.transaction(async () => {
      const certificate = await this.requireReach({
        certificate: await this.repository.lockAndFind(parsed),
        staff,
        act,
      });
      await change(certificate);
      await this.audit.record({
        staffId: staff.staffId,
        action,
        subjectType: 'certificate',
        subjectId: parsed,
        reason,
        details: {
          registrationId: certificate.registrationId,
          before: certificate.state,
          revokedBy: certificate.revokedBy,
        },
      });
    });
  }

  private async requireReach({
    certificate,
    staff,
    act,
  }: {
    certificate: IssuedCertificate | null;
    staff: StaffActor;
    act: Act;
  }): Promise<IssuedCertificate> {
    if (!certificate) throw new CertificateNotFound();
    try {
      await this.access.registration({ staff, registrationId: certificate.registrationId, act });
      return certificate;
    } catch (error) {
      if (error instanceof RegistrationNotFound) throw new CertificateNotFound();
      throw error;
    }
  }
}

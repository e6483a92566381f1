import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId, type StaffActor } from '@sunflower/platform';
import { CertificateRepository, type IssuedCertificate } from '../certificate/certificate.repository';
import {
  CertificateRevoked,
  RevocationDecided,
  RevocationPending,
  RevocationRequestNotFound,
  SecondPersonNeeded,
} from '../certificates.errors';
import {
  CertificateRevocationRepository,
  type ListedRevocation,
} from '../revocation/certificate-revocation.repository';
import { ReachCertificate } from './reach-certificate';

interface OfCertificate {
  number: string;
  staff: StaffActor;
}

type OfRequest = OfCertificate & { requestId: string };

/** One administrator of the exam's owner asks for a revocation, and another one confirms it. */
@Injectable()
export class RevocationDesk {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly certificates: CertificateRepository,
    private readonly requests: CertificateRevocationRepository,
    private readonly reach: ReachCertificate,
  ) {}

  /** @throws CertificateNotFound, NotAllowed */
  async list({ number, staff }: OfCertificate): Promise<ListedRevocation[]> {
    const certificate = await this.reach.get({ number, staff, act: 'certificate.read-revocations' });
    return this.requests.listOf(certificate.number);
  }

  /** @throws CertificateNotFound, NotAllowed, CertificateRevoked, RevocationPending */
  async request({ number: typed, reason, staff }: OfCertificate & { reason: string }): Promise<void> {
    await this.database.transaction(async () => {
      const certificate = await this.reach.lock({ number: typed, staff, act: 'certificate.revoke' });
      const { number } = certificate;
      refuseRevoked(certificate);
      if ((await this.requests.openOf([number])).size > 0) throw new RevocationPending();
      const id = newId();
      await this.requests.insert({
        id,
        number,
        reason,
        requestedBy: staff.staffId,
        requestedAt: this.clock.now(),
      });
      await this.record({ action: 'certificate.revocation-requested', certificate, staff, reason, details: { id } });
    });
  }

  /**
   * Revokes the certificate. @throws CertificateNotFound, NotAllowed, RevocationRequestNotFound, RevocationDecided,
   * CertificateRevoked; SecondPersonNeeded for the one who asked
   */
  async confirm({ number: typed, requestId, staff }: OfRequest): Promise<void> {
    await this.database.transaction(async () => {
      const certificate = await this.reach.lock({ number: typed, staff, act: 'certificate.confirm-revocation' });
      const { number } = certificate;
      const { reason, requestedBy } = await this.getOpen({ id: requestId, number });
      if (requestedBy === staff.staffId) throw new SecondPersonNeeded();
      refuseRevoked(certificate);
      const now = this.clock.now();
      await this.requests.decide({
        id: requestId,
        decision: 'confirmed',
        decidedBy: staff.staffId,
        decidedAt: now,
        decisionReason: null,
      });
      // Also for a certificate revoked by a regrade: afterwards only staff can reinstate it.
      await this.certificates.revoke({ number, revokedAt: now, revokedReason: reason });
      await this.record({
        action: 'certificate.revoked',
        certificate,
        staff,
        reason,
        details: { id: requestId, requestedBy, before: certificate.state, revokedBy: certificate.revokedBy },
      });
    });
  }

  /**
   * The certificate stays as it is; the one who asked may withdraw the request in this way. @throws
   * CertificateNotFound, NotAllowed, RevocationRequestNotFound, RevocationDecided
   */
  async decline({ number: typed, requestId, reason, staff }: OfRequest & { reason: string }): Promise<void> {
    await this.database.transaction(async () => {
      const certificate = await this.reach.lock({ number: typed, staff, act: 'certificate.confirm-revocation' });
      const { requestedBy } = await this.getOpen({ id: requestId, number: certificate.number });
      await this.requests.decide({
        id: requestId,
        decision: 'declined',
        decidedBy: staff.staffId,
        decidedAt: this.clock.now(),
        decisionReason: reason,
      });
      await this.record({
        action: 'certificate.revocation-declined',
        certificate,
        staff,
        reason,
        details: { id: requestId, requestedBy },
      });
    });
  }

  private async getOpen(wanted: { id: string; number: string }): Promise<ListedRevocation> {
    const found = await this.requests.find(wanted);
    if (!found) throw new RevocationRequestNotFound();
    if (found.decision !== null) throw new RevocationDecided();
    return found;
  }

  private async record({
    action,
    certificate: { number, registrationId },
    staff: { staffId },
    reason,
    details,
  }: {
    action: string;
    certificate: IssuedCertificate;
    staff: StaffActor;
    reason: string;
    details: object;
  }): Promise<void> {
    await this.audit.record({
      staffId,
      action,
      subjectType: 'certificate',
      subjectId: number,
      reason,
      details: { ...details, registrationId },
    });
  }
}

/** A certificate revoked by a regrade can still be revoked by staff. */
function refuseRevoked({ number, state, revokedBy }: IssuedCertificate): void {
  if (state === 'revoked' && revokedBy !== 'regrade') throw new CertificateRevoked(number);
}

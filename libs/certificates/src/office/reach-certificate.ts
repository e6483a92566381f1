import { Injectable } from '@nestjs/common';
import { ExamAccess, RegistrationNotFound } from '@sunflower/exam';
import type { Act, StaffActor } from '@sunflower/platform';
import { parseCertificateNumber } from '../certificate/certificate-number';
import { CertificateRepository, type IssuedCertificate } from '../certificate/certificate.repository';
import { CertificateNotFound } from '../certificates.errors';

interface Wanted {
  /** As typed. */
  number: string;
  staff: StaffActor;
  act: Act;
}

/** Finds certificates within the reach of staff; what is out of reach does not exist. */
@Injectable()
export class ReachCertificate {
  constructor(
    private readonly repository: CertificateRepository,
    private readonly access: ExamAccess,
  ) {}

  /** @throws CertificateNotFound, NotAllowed */
  async get(wanted: Wanted): Promise<IssuedCertificate> {
    return this.within({ ...wanted, find: (number) => this.repository.findByNumber(number) });
  }

  /** Locks the certificate until the end of the transaction. @throws CertificateNotFound, NotAllowed */
  async lock(wanted: Wanted): Promise<IssuedCertificate> {
    return this.within({ ...wanted, find: (number) => this.repository.lockAndFind(number) });
  }

  private async within({
    number,
    staff,
    act,
    find,
  }: Wanted & { find: (number: string) => Promise<IssuedCertificate | null> }): Promise<IssuedCertificate> {
    const parsed = parseCertificateNumber(number);
    const certificate = parsed === null ? null : await find(parsed);
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

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { changesPrint, PersonFollowers, type Followed, type PersonCorrection } from '@sunflower/organisations';
import { Audit } from '@sunflower/platform';
import { CertificateRepository } from './certificate.repository';

type Reissue = Pick<PersonCorrection, 'fields' | 'at' | 'staffId' | 'reason'> & { name: string };

/** Reissues a certificate under its number when its holder is corrected; the public check recognises older prints. */
@Injectable()
export class FollowPeople implements OnModuleInit {
  constructor(
    private readonly followers: PersonFollowers,
    private readonly repository: CertificateRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.followers.add({
      corrected: async ({ after, ...correction }) =>
        this.reissue({
          ...correction,
          name: after.name,
          certificates: await this.repository.listOfPerson(after.id),
        }),
      merged: async ({ kept, gone, ...merge }) => {
        const moved = await this.repository.moveToPerson({ fromId: gone.id, toId: kept.id });
        const certificates = (await this.repository.listOfPerson(kept.id)).filter(({ number }) => moved.has(number));
        return this.reissue({ ...merge, name: kept.name, certificates });
      },
    });
  }

  private async reissue({
    fields,
    at,
    staffId,
    reason,
    name: holderName,
    certificates,
  }: Reissue & { certificates: readonly { number: string; isIssued: boolean }[] }): Promise<Followed> {
    if (!changesPrint(fields)) return {};
    const issued = certificates.filter(({ isIssued }) => isIssued);
    for (const { number, isIssued } of certificates) {
      if (isIssued) await this.repository.reissue({ number, holderName, correctedAt: at });
      else await this.repository.renameReserved({ number, holderName });
    }
    if (issued.length > 0)
      await this.audit.recordAll(
        issued.map(({ number }) => ({
          staffId,
          action: 'certificate.reissued',
          subjectType: 'certificate',
          subjectId: number,
          reason,
          details: { fields },
        })),
      );
    return { certificates: issued.length };
  }
}

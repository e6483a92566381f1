import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { checkPerson, PersonalData, type CheckedPerson, type IdType } from '@sunflower/organisations';
import { Clock, Database, isDuplicateKey, isoTime, newId, shanghaiDay } from '@sunflower/platform';
import { ApplicationRepository, type ApplicationRow } from './application.repository';
import { endOf, PublicPages, type PublicPage } from './public-pages';
import {
  ApplicationNotChangeable,
  ApplicationNotFound,
  SelfRegistrationFull,
  SelfRegistrationNotOpen,
} from './self-registration.errors';
import { SelfRegistrationRepository } from './self-registration.repository';

/** More than any county has; a page without a quota is bounded too. */
const MOST_APPLICATIONS = 100_000;

export interface TypedApplication {
  name: string;
  idType: IdType;
  idNumber: string;
  phone: string;
  organisationId: string;
}

/** By what applicants prove that an application is theirs. */
export interface ApplicantProof {
  idType: IdType;
  idNumber: string;
  phone: string;
}

interface Checked extends CheckedPerson {
  phone: string;
}

/** What applicants do with their own application. Nobody learns from it who else applied. */
@Injectable()
export class Apply {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly personalData: PersonalData,
    private readonly pages: PublicPages,
    private readonly locks: SelfRegistrationRepository,
    private readonly repository: ApplicationRepository,
  ) {}

  /**
   * A number that is there already changes nothing and is answered the same way: whose it is, is for its owner to ask
   * with the phone. @throws SelfRegistrationNotFound, SelfRegistrationNotOpen, SelfRegistrationFull, ConsentVersionChanged, InvalidPerson, OrganisationNotFound
   */
  async submit({
    token,
    typed: { organisationId, ...typed },
    consent,
  }: {
    token: string;
    typed: TypedApplication;
    consent: { rulesVersion: string; privacyVersion: string };
  }): Promise<void> {
    const page = await this.openPage(token);
    this.pages.requireCurrentTexts({ page, ...consent });
    const checked = this.check(typed);
    const { path } = await this.pages.organisationIn({ page, organisationId });
    const idNumberHash = this.personalData.hashIdNumber(checked);
    const write = () =>
      this.database.transaction(async () => {
        await this.requirePlace(page);
        const before = await this.repository.findByNumber({ selfRegistrationId: page.id, idNumberHash });
        if (before && before.state !== 'withdrawn') return;
        const row = { ...this.rowOf({ page, checked, organisationId, path, consent }), idNumberHash };
        if (before) await this.repository.update({ ...row, id: before.id });
        else await this.repository.insert({ ...row, id: newId() });
      });
    await write().catch((error: unknown) => {
      // The same person a moment ago.
      if (!isDuplicateKey(error)) throw error;
    });
  }

  /** @throws SelfRegistrationNotFound, ApplicationNotFound */
  async status({ token, proof }: { token: string; proof: ApplicantProof }): Promise<ApplicationRow> {
    const page = await this.pages.get(token);
    return this.proven({ page, proof });
  }

  /** What was sent back, mended by the applicant. @throws as `submit`, and ApplicationNotFound, ApplicationNotChangeable */
  async resubmit({
    token,
    proof,
    mended: { organisationId, ...mended },
  }: {
    token: string;
    proof: ApplicantProof;
    mended: Pick<TypedApplication, 'name' | 'phone' | 'organisationId'>;
  }): Promise<void> {
    const page = await this.openPage(token);
    const { id } = await this.proven({ page, proof });
    const { name, phone } = this.check({ ...mended, idType: proof.idType, idNumber: proof.idNumber });
    const { path } = await this.pages.organisationIn({ page, organisationId });
    await this.database.transaction(async () => {
      const now = await this.repository.lockAndFind(id);
      if (now?.state !== 'returned') throw new ApplicationNotChangeable();
      await this.repository.update({
        id,
        name,
        ...this.sealedPhone(phone),
        organisationId,
        organisationPath: path,
        state: 'submitted',
        submittedAt: this.clock.now(),
      });
    });
  }

  /** Gives the place back. @throws SelfRegistrationNotFound, ApplicationNotFound, ApplicationNotChangeable */
  async withdraw({ token, proof }: { token: string; proof: ApplicantProof }): Promise<void> {
    const page = await this.pages.get(token);
    const { id } = await this.proven({ page, proof });
    await this.database.transaction(async () => {
      const now = await this.repository.lockAndFind(id);
      if (now?.state !== 'submitted' && now?.state !== 'returned') throw new ApplicationNotChangeable();
      await this.repository.update({ id, state: 'withdrawn', reason: null });
    });
  }

  private async openPage(token: string): Promise<PublicPage> {
    const page = await this.pages.get(token);
    if (!this.pages.isOpen(page))
      throw new SelfRegistrationNotOpen({ opensAt: isoTime(page.opensAt), closesAt: isoTime(endOf(page)) });
    return page;
  }

  /** In a transaction: nobody else takes the last place before the commit. */
  private async requirePlace({ id }: PublicPage): Promise<void> {
    await this.locks.lock(id);
    const quota = (await this.locks.find(id))?.quota ?? null;
    const taken = await this.repository.countHolding(id);
    if (taken >= Math.min(quota ?? MOST_APPLICATIONS, MOST_APPLICATIONS)) throw new SelfRegistrationFull();
  }

  /** The phone is asked of everybody: by it they are reached and find their application again. @throws InvalidPerson */
  private check(typed: Omit<TypedApplication, 'organisationId'>): Checked {
    // An empty phone would be taken for none.
    const phone = typed.phone.trim() === '' ? '0' : typed.phone;
    return checkPerson({ typed: { ...typed, phone }, today: shanghaiDay(this.clock.now()) }) as Checked;
  }

  private async proven({ page, proof }: { page: PublicPage; proof: ApplicantProof }): Promise<ApplicationRow> {
    let checked: Checked;
    try {
      checked = this.check({ ...proof, name: '甲' });
    } catch {
      throw new ApplicationNotFound();
    }
    const idNumberHash = this.personalData.hashIdNumber(checked);
    const application = await this.repository.findByNumber({ selfRegistrationId: page.id, idNumberHash });
    if (!application || !isSame(this.personalData.open(application.phoneSealed), checked.phone))
      throw new ApplicationNotFound();
    return application;
  }

  private rowOf({
    page,
    checked: { name, idType, idNumber, phone },
    organisationId,
    path,
    consent,
  }: {
    page: PublicPage;
    checked: Checked;
    organisationId: string;
    path: string;
    consent: { rulesVersion: string; privacyVersion: string };
  }): Omit<ApplicationRow, 'id' | 'idNumberHash'> {
    const now = this.clock.now();
    return {
      selfRegistrationId: page.id,
      examId: page.examId,
      organisationId,
      organisationPath: path,
      name,
      idType,
      idNumberSealed: this.personalData.seal(idNumber),
      idNumberLastFour: idNumber.slice(-4),
      ...this.sealedPhone(phone),
      state: 'submitted',
      reason: null,
      consentRulesVersion: consent.rulesVersion,
      consentPrivacyVersion: consent.privacyVersion,
      consentAt: now,
      submittedAt: now,
      decidedAt: null,
      decidedBy: null,
      personId: null,
    };
  }

  private sealedPhone(phone: string): Pick<ApplicationRow, 'phoneSealed' | 'phoneLastFour'> {
    return { phoneSealed: this.personalData.seal(phone), phoneLastFour: phone.slice(-4) };
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

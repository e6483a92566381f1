import { Injectable } from '@nestjs/common';
import { OrganisationNotFound, Organisations, type OrganisationView } from '@sunflower/organisations';
import { Clock } from '@sunflower/platform';
import { ConsentVersionChanged } from '../exam.errors';
import type { ExamRecord } from '../exam/exam.repository';
import { Exams } from '../exam/exams';
import type { SittingRow } from '../content/registration-row';
import { SittingRepository } from '../sitting/sitting.repository';
import { ApplicationRepository } from './application.repository';
import { SelfRegistrationNotFound } from './self-registration.errors';
import { SelfRegistrationRepository, type SelfRegistrationRow } from './self-registration.repository';

export interface PublicPage extends SelfRegistrationRow {
  exam: ExamRecord;
  sitting: SittingRow | null;
}

export type PageState = 'not_open' | 'open' | 'full' | 'closed';

/** A registration page as anybody with its address sees it. */
@Injectable()
export class PublicPages {
  constructor(
    private readonly clock: Clock,
    private readonly exams: Exams,
    private readonly sittings: SittingRepository,
    private readonly organisations: Organisations,
    private readonly repository: SelfRegistrationRepository,
    private readonly applications: ApplicationRepository,
  ) {}

  /** @throws SelfRegistrationNotFound */
  async get(token: string): Promise<PublicPage> {
    const page = await this.repository.findByToken(token);
    if (!page) throw new SelfRegistrationNotFound();
    const [exam, sitting] = await Promise.all([this.exams.getExam(page.examId), this.sittings.find(page.sittingId)]);
    return { ...page, exam, sitting };
  }

  isOpen({ opensAt, exam, ...page }: PublicPage): boolean {
    const now = this.clock.now();
    return exam.state === 'locked' && page.sitting !== null && opensAt <= now && now < endOf(page);
  }

  async stateOf(page: PublicPage): Promise<PageState> {
    if (page.sitting === null || this.clock.now() >= endOf(page)) return 'closed';
    if (!this.isOpen(page)) return 'not_open';
    const { quota } = page;
    return quota !== null && (await this.applications.countHolding(page.id)) >= quota ? 'full' : 'open';
  }

  /** @throws ConsentVersionChanged */
  requireCurrentTexts({
    page: { exam },
    rulesVersion,
    privacyVersion,
  }: {
    page: PublicPage;
    rulesVersion: string;
    privacyVersion: string;
  }): void {
    const { rulesVersion: rules, privacyVersion: privacy } = exam;
    if (rulesVersion !== rules || privacyVersion !== privacy)
      throw new ConsentVersionChanged({ rulesVersion: rules, privacyVersion: privacy });
  }

  /** To be chosen. @throws OrganisationNotFound */
  async organisationIn({
    page,
    organisationId,
  }: {
    page: PublicPage;
    organisationId: string;
  }): Promise<OrganisationView> {
    const [root, chosen] = [
      await this.organisations.getOrganisation(page.organisationId),
      await this.organisations.getOrganisation(organisationId),
    ];
    if (!chosen.path.startsWith(root.path) || chosen.closedAt !== null) throw new OrganisationNotFound();
    return chosen;
  }

  /** Open ones directly below one of the page's; below none, the page's own. */
  async organisationsBelow({ page, parentId }: { page: PublicPage; parentId: string | null }) {
    if (parentId === null) return [await this.organisations.getOrganisation(page.organisationId)];
    await this.organisationIn({ page, organisationId: parentId });
    return this.organisations.listOpenChildren(parentId);
  }
}

/** A page ends with its sitting, which may have been moved since. */
export const endOf = ({ closesAt, sitting }: Pick<PublicPage, 'closesAt' | 'sitting'>): number =>
  Math.min(closesAt, sitting?.closesAt ?? closesAt);

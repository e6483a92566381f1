import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Organisations } from '@sunflower/organisations';
import { Audit, Clock, Database, newId } from '@sunflower/platform';
import { SittingNotFound } from '../exam.errors';
import { SittingRepository } from '../sitting/sitting.repository';
import { InvalidSelfRegistration, SelfRegistrationNotFound } from './self-registration.errors';
import { SelfRegistrationRepository, type SelfRegistrationRow } from './self-registration.repository';

/** 128 bits: nobody guesses an address. */
const TOKEN_BYTES = 16;

export interface SelfRegistrationContent {
  sittingId: string;
  organisationId: string;
  opensAt: number;
  closesAt: number;
  quota: number | null;
  conditions: string;
}

/** Public pages of an exam, as its administrators make and change them. */
@Injectable()
export class KeepSelfRegistrations {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly sittings: SittingRepository,
    private readonly organisations: Organisations,
    private readonly repository: SelfRegistrationRepository,
  ) {}

  /** @throws SelfRegistrationNotFound */
  async get(id: string): Promise<SelfRegistrationRow> {
    const page = await this.repository.find(id);
    if (!page) throw new SelfRegistrationNotFound();
    return page;
  }

  listByExam(examId: string): Promise<SelfRegistrationRow[]> {
    return this.repository.listByExam(examId);
  }

  /** `examPath`: applicants belong to the exam's organisation or to one below. @throws SittingNotFound, OrganisationNotFound, InvalidSelfRegistration */
  async create({
    examId,
    examPath,
    content,
    staffId,
  }: {
    examId: string;
    examPath: string;
    content: SelfRegistrationContent;
    staffId: string;
  }): Promise<SelfRegistrationRow> {
    const id = newId();
    await this.database.transaction(async () => {
      await this.check({ examId, examPath, content });
      await this.repository.insert({
        ...content,
        id,
        examId,
        token: randomBytes(TOKEN_BYTES).toString('base64url'),
        createdBy: staffId,
        createdAt: this.clock.now(),
      });
      await this.record({ id, content, staffId, action: 'self-registration.created' });
    });
    return this.get(id);
  }

  /** The address stays. @throws SelfRegistrationNotFound, SittingNotFound, OrganisationNotFound, InvalidSelfRegistration */
  async change({
    id,
    examPath,
    content,
    staffId,
  }: {
    id: string;
    examPath: string;
    content: SelfRegistrationContent;
    staffId: string;
  }): Promise<SelfRegistrationRow> {
    const { examId } = await this.get(id);
    await this.database.transaction(async () => {
      await this.check({ examId, examPath, content });
      await this.repository.lock(id);
      await this.repository.update({ id, ...content });
      await this.record({ id, content, staffId, action: 'self-registration.changed' });
    });
    return this.get(id);
  }

  /** In a transaction. */
  private async check({
    examId,
    examPath,
    content: { sittingId, organisationId, opensAt, closesAt },
  }: {
    examId: string;
    examPath: string;
    content: SelfRegistrationContent;
  }): Promise<void> {
    // The sitting is not deleted before the page leads to it.
    await this.sittings.lockRow(sittingId);
    const sitting = await this.sittings.find(sittingId);
    if (!sitting || sitting.examId !== examId) throw new SittingNotFound();
    const { path, closedAt } = await this.organisations.getOrganisation(organisationId);
    if (!path.startsWith(examPath) || closedAt !== null) throw new InvalidSelfRegistration();
    if (closesAt <= opensAt || closesAt > sitting.closesAt) throw new InvalidSelfRegistration();
  }

  private record({
    id,
    content: { conditions: _, ...details },
    staffId,
    action,
  }: {
    id: string;
    content: SelfRegistrationContent;
    staffId: string;
    action: 'self-registration.created' | 'self-registration.changed';
  }): Promise<void> {
    return this.audit.record({
      staffId,
      action,
      subjectType: 'self-registration',
      subjectId: id,
      reason: null,
      details,
    });
  }
}

import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf } from '@sunflower/exam';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { attachment, Audit, Database, fileNamePart, type StaffActor } from '@sunflower/platform';
import { CertificateBatch, type BatchFormat, type BatchOrder } from '../batch/certificate-batch';

interface Asked {
  examId: string;
  /** Null: the whole reach of the role. */
  organisationId: string | null;
  staff: StaffActor;
}

/** Batches of certificates, within the subtrees of the caller's role only. */
@Injectable()
export class CertificateBatchDesk {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly access: ExamAccess,
    private readonly organisations: Organisations,
    private readonly batch: CertificateBatch,
  ) {}

  /** @throws ExamNotFound, NotAllowed, OrganisationNotFound, TooManyCertificates */
  async count(asked: Asked): Promise<number> {
    return this.batch.count((await this.orderOf(asked)).order);
  }

  /** @throws ExamNotFound, NotAllowed, OrganisationNotFound, TooManyCertificates, BatchUnderWay */
  async file({
    format,
    ...asked
  }: Asked & { format: BatchFormat }): Promise<{ stream: Readable; disposition: string }> {
    const { order, name } = await this.orderOf(asked);
    const count = await this.batch.count(order);
    const stream = this.batch.stream({ ...order, format });
    const { examId, organisationId, staff } = asked;
    const act = {
      staffId: staff.staffId,
      action: 'certificates.exported',
      subjectType: 'exam',
      subjectId: examId,
      reason: null,
      details: { count, organisationId, format },
    };
    try {
      await this.database.transaction(() => this.audit.record(act));
    } catch (error) {
      // Nobody will read it, and until it is closed its place is taken.
      stream.destroy();
      throw error;
    }
    return { stream, disposition: attachment({ name: `${name}.${format}`, plainName: `certificates.${format}` }) };
  }

  private async orderOf({ examId, organisationId, staff }: Asked): Promise<{ order: BatchOrder; name: string }> {
    const { exam, scope } = await this.access.exam({ staff, examId, act: 'certificate.print-all' });
    const organisation = organisationId === null ? null : await this.organisations.getOrganisation(organisationId);
    if (organisation && scope.kind === 'subtrees' && !scope.paths.some((path) => organisation.path.startsWith(path)))
      throw new OrganisationNotFound();
    const parts = ['证书', exam.title, ...(organisation ? [organisation.name] : [])];
    return {
      order: {
        examId,
        examTitle: exam.title,
        organisationPaths: organisation ? [organisation.path] : pathsOf(scope),
        staffId: staff.staffId,
      },
      name: parts.map(fileNamePart).join('-'),
    };
  }
}

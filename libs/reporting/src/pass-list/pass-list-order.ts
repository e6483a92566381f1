import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ExamAccess, pathsOf, type ExamScope } from '@sunflower/exam';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import { attachment, fileNamePart, type StaffActor } from '@sunflower/platform';
import { PassListExport, type PassListFormat } from './pass-list-export';

interface Order {
  examId: string;
  staff: StaffActor;
  format: PassListFormat;
  /** Null for the whole reach of the role. */
  organisationId: string | null;
  passedOnly: boolean;
}

/** Resolves the scope and the file name of a pass list. */
@Injectable()
export class PassListOrder {
  constructor(
    private readonly access: ExamAccess,
    private readonly organisations: Organisations,
    private readonly exporting: PassListExport,
  ) {}

  /** @throws ExamNotFound, NotAllowed, OrganisationNotFound, ResultsNotReleased */
  async fill({
    examId,
    staff,
    format,
    organisationId,
    passedOnly,
  }: Order): Promise<{ stream: Readable; disposition: string }> {
    const { exam, scope } = await this.access.exam({ staff, examId, act: 'result.read' });
    const organisation = organisationId === null ? null : await this.getOrganisation({ organisationId, scope });
    const paths = organisation ? [organisation.path] : pathsOf(scope);
    const stream = await this.exporting.stream({
      examId,
      format,
      organisationPaths: paths,
      passedOnly,
      staffId: staff.staffId,
    });
    const parts = [passedOnly ? '合格名单' : '成绩名单', exam.title, ...(organisation ? [organisation.name] : [])];
    const name = `${parts.map(fileNamePart).join('-')}.${format}`;
    return { stream, disposition: attachment({ name, plainName: `pass-list.${format}` }) };
  }

  private async getOrganisation({
    organisationId,
    scope,
  }: {
    organisationId: string;
    scope: ExamScope;
  }): Promise<{ path: string; name: string }> {
    const { path, name } = await this.organisations.getOrganisation(organisationId);
    const within = scope.kind === 'whole' || scope.paths.some((reach) => path.startsWith(reach));
    if (!within) throw new OrganisationNotFound();
    return { path, name };
  }
}

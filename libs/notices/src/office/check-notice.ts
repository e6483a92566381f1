import { Injectable } from '@nestjs/common';
import { ExamAccess } from '@sunflower/exam';
import { OrganisationNotFound, Organisations } from '@sunflower/organisations';
import type { StaffActor } from '@sunflower/platform';
import type { NoticeAudience } from '../outbox/notice-audience';
import { NoticePortOff, UnknownNoticeField } from '../notices.errors';
import { PERSONAL_PORTS } from '../port/notice-port';
import { NoticePorts } from '../port/notice-ports';
import { OFFICE_FIELDS, PERSONAL_FIELDS, unknownField } from '../text/notice-fields';
import type { NoticeAudienceDto, NoticeDraftDto } from './notice.dto';

/** What a draft asks for, checked. */
@Injectable()
export class CheckNotice {
  constructor(
    private readonly access: ExamAccess,
    private readonly organisations: Organisations,
    private readonly ports: NoticePorts,
  ) {}

  /** The audience; null for the office. @throws NotAllowed, ExamNotFound, NoticePortOff, UnknownNoticeField, OrganisationNotFound */
  async check({
    examId,
    staff,
    draft: { port, body, audience },
  }: {
    examId: string;
    staff: StaffActor;
    draft: NoticeDraftDto;
  }): Promise<NoticeAudience | null> {
    const { exam } = await this.access.exam({ staff, examId, act: 'notice.send' });
    if (this.ports.find(port) === null) throw new NoticePortOff({ port });
    const isPersonal = PERSONAL_PORTS.includes(port);
    const field = unknownField({ body, fields: isPersonal ? PERSONAL_FIELDS : OFFICE_FIELDS });
    if (field !== null) throw new UnknownNoticeField({ field });
    return isPersonal ? this.audienceOf({ audience: audience ?? {}, examPath: exam.organisationPath }) : null;
  }

  private async audienceOf({
    audience: { sittingId, organisationId, passed = false, registrationIds },
    examPath,
  }: {
    audience: NoticeAudienceDto;
    examPath: string;
  }): Promise<NoticeAudience> {
    const path = organisationId === undefined ? null : (await this.organisations.getOrganisation(organisationId)).path;
    // Guests of an exam come from elsewhere; they are reached without a filter.
    if (path !== null && !path.startsWith(examPath)) throw new OrganisationNotFound();
    return {
      sittingId: sittingId ?? null,
      organisationPath: path,
      passed,
      registrationIds: registrationIds ?? null,
    };
  }
}

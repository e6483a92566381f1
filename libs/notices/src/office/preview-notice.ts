import { Injectable } from '@nestjs/common';
import { People } from '@sunflower/organisations';
import type { StaffActor } from '@sunflower/platform';
import { Audiences } from '../outbox/audience';
import type { NoticeAudience } from '../outbox/notice-audience';
import { RecipientFacts } from '../outbox/recipient-facts';
import { fill } from '../text/notice-fields';
import { CheckNotice } from './check-notice';
import type { NoticeDraftDto, NoticePreviewDto, NoticeSampleDto } from './notice.dto';

const SAMPLES = 3;
const MASKED_CODE = '••••-••••-••••';

/** What the first three people would get, and how many there are. */
@Injectable()
export class PreviewNotice {
  constructor(
    private readonly drafts: CheckNotice,
    private readonly audiences: Audiences,
    private readonly recipients: RecipientFacts,
    private readonly people: People,
  ) {}

  async preview(asked: { examId: string; staff: StaffActor; draft: NoticeDraftDto }): Promise<NoticePreviewDto> {
    const audience = await this.drafts.check(asked);
    const { examId, draft } = asked;
    if (audience === null) {
      const text = fill({ body: draft.body, facts: await this.recipients.ofOffice(examId) });
      return { people: 1, withoutPhone: 0, samples: [{ candidateName: null, maskedPhone: null, text }] };
    }
    const count = await this.audiences.count({ examId, audience });
    return { ...count, samples: await this.samples({ examId, audience, body: draft.body }) };
  }

  private async samples({
    examId,
    audience,
    body,
  }: {
    examId: string;
    audience: NoticeAudience;
    body: string;
  }): Promise<NoticeSampleDto[]> {
    const registrationIds = await this.audiences.first({ examId, audience, limit: SAMPLES });
    const known = await this.recipients.of({ examId, registrationIds });
    const found = registrationIds.flatMap((id) => known.get(id) ?? []);
    const people = new Map(
      (await this.people.findMany(found.map(({ registration }) => registration.personId))).map((one) => [one.id, one]),
    );
    return found.map(({ registration: { candidateName, personId }, facts }) => ({
      candidateName,
      maskedPhone: people.get(personId)?.maskedPhone ?? null,
      text: fill({ body, facts: { ...facts, 登录码: MASKED_CODE } }),
    }));
  }
}

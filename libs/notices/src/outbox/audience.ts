import { Injectable } from '@nestjs/common';
import { PassedPeople } from '@sunflower/exam';
import { AudienceRepository, type AudiencePerson } from './audience.repository';
import type { NoticeAudience } from './notice-audience';

const PAGE = 500;

interface Asked {
  examId: string;
  audience: NoticeAudience;
}

/** Whom a batch is for. */
@Injectable()
export class Audiences {
  constructor(
    private readonly repository: AudienceRepository,
    private readonly passedPeople: PassedPeople,
  ) {}

  /** Of the next registrations those who belong to it. `nextAfter`: null when there are no more. */
  async page({
    examId,
    audience,
    afterId,
  }: Asked & { afterId: string | null }): Promise<{ people: AudiencePerson[]; nextAfter: string | null }> {
    const page = await this.repository.page({ examId, audience, afterId, limit: PAGE });
    const nextAfter = page.length === PAGE ? (page.at(-1)?.registrationId ?? null) : null;
    if (!audience.passed || page.length === 0) return { people: page, nextAfter };
    const passed = await this.passedPeople.of({ examId, personIds: page.map(({ personId }) => personId) });
    return { people: page.filter(({ personId }) => passed.has(personId)), nextAfter };
  }

  async count(asked: Asked): Promise<{ people: number; withoutPhone: number }> {
    if (!asked.audience.passed) return this.repository.count(asked);
    const count = { people: 0, withoutPhone: 0 };
    for (let afterId: string | null = null; ;) {
      const { people, nextAfter }: Awaited<ReturnType<Audiences['page']>> = await this.page({ ...asked, afterId });
      count.people += people.length;
      count.withoutPhone += await this.repository.withoutPhone(people.map(({ personId }) => personId));
      if (nextAfter === null) return count;
      afterId = nextAfter;
    }
  }

  /** The first few, for a preview. */
  async first({ limit, ...asked }: Asked & { limit: number }): Promise<string[]> {
    const found: string[] = [];
    for (let afterId: string | null = null; ;) {
      const { people, nextAfter }: Awaited<ReturnType<Audiences['page']>> = await this.page({ ...asked, afterId });
      found.push(...people.map(({ registrationId }) => registrationId));
      if (found.length >= limit || nextAfter === null) return found.slice(0, limit);
      afterId = nextAfter;
    }
  }
}

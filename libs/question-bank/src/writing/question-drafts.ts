import { Injectable } from '@nestjs/common';
import { Clock, Database, isoTime, newId } from '@sunflower/platform';
import { QuestionDraft } from './question-draft.entity';
import { QuestionDraftRepository, type OtherDraft } from './question-draft.repository';
import { DraftNotFound, DraftTooLarge, QuestionBeingEdited, TooManyDrafts } from './written-question.errors';

/** Bytes that a text column holds on both engines. */
const MAX_KILOBYTES = 60;
const MAX_DRAFTS = 200;
/** An editor who has typed nothing for this long no longer counts as editing. */
export const AT_IT_MS = 10 * 60_000;

interface DraftText {
  staffId: string;
  file: object;
  /** Continue although someone else is editing the question. */
  alongside: boolean;
}

/** Unsaved drafts, saved unchecked every few seconds, so that a closed tab loses nothing. */
@Injectable()
export class QuestionDrafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly repository: QuestionDraftRepository,
  ) {}

  /**
   * Begins a draft. Each person has one draft per question, so the draft of a stored question is replaced.
   * @throws QuestionBeingEdited, TooManyDrafts, DraftTooLarge
   */
  async begin({
    bankId,
    questionId,
    basedOn,
    ...text
  }: DraftText & { bankId: string; questionId: string | null; basedOn: string[] }): Promise<QuestionDraft> {
    const content = contentOf(text.file);
    const { staffId } = text;
    return this.database.transaction(async () => {
      const now = this.clock.now();
      if (questionId !== null) {
        await this.requireAlone({ questionId, ...text });
        const own = await this.repository.findOfQuestion({ questionId, staffId });
        if (own) {
          const changes = { content, basedOn: JSON.stringify(basedOn), updatedAt: now };
          await this.repository.restart({ id: own.id, ...changes });
          return { ...own, ...changes };
        }
      }
      if ((await this.repository.countOwn({ bankId, staffId })) >= MAX_DRAFTS)
        throw new TooManyDrafts({ max: MAX_DRAFTS });
      const draft = {
        id: newId(),
        bankId,
        questionId,
        staffId,
        content,
        basedOn: JSON.stringify(basedOn),
        createdAt: now,
        updatedAt: now,
      };
      await this.repository.insert(draft);
      return draft;
    });
  }

  /** @throws DraftNotFound, QuestionBeingEdited, DraftTooLarge */
  async save({ id, ...text }: DraftText & { id: string }): Promise<number> {
    const content = contentOf(text.file);
    return this.database.transaction(async () => {
      const { questionId } = await this.getOwn({ id, staffId: text.staffId });
      if (questionId !== null) await this.requireAlone({ questionId, ...text });
      const updatedAt = this.clock.now();
      await this.repository.setContent({ id, content, updatedAt });
      return updatedAt;
    });
  }

  /** @throws DraftNotFound, also for a draft of someone else */
  async getOwn(of: { id: string; staffId: string }): Promise<QuestionDraft> {
    const draft = await this.repository.findOwn(of);
    if (!draft) throw new DraftNotFound();
    return draft;
  }

  findOfQuestion(of: { questionId: string; staffId: string }): Promise<QuestionDraft | null> {
    return this.repository.findOfQuestion(of);
  }

  listOwn(of: { bankId: string; staffId: string }): Promise<QuestionDraft[]> {
    return this.repository.listOwn(of);
  }

  /** Does nothing when the draft does not exist. */
  discard(of: { id: string; staffId: string }): Promise<void> {
    return this.repository.removeOwn(of);
  }

  othersAt({ questionId, staffId }: { questionId: string; staffId: string }): Promise<OtherDraft[]> {
    return this.repository.othersAt({ questionId, staffId, since: this.clock.now() - AT_IT_MS });
  }

  private async requireAlone({
    questionId,
    staffId,
    alongside,
  }: {
    questionId: string;
    staffId: string;
    alongside: boolean;
  }): Promise<void> {
    if (alongside) return;
    const [other] = await this.othersAt({ questionId, staffId });
    if (other) throw new QuestionBeingEdited({ name: other.name, at: isoTime(other.updatedAt) });
  }
}

function contentOf(file: object): string {
  const content = JSON.stringify(file);
  if (Buffer.byteLength(content) > MAX_KILOBYTES * 1024) throw new DraftTooLarge({ maxKilobytes: MAX_KILOBYTES });
  return content;
}

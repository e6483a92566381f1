import { Injectable } from '@nestjs/common';
import { NoteActivity } from '../activity/note-activity';
import type { SavedDto, SaveRequest } from '../contract/candidate.dto';
import { PageNews } from '../news/page-news';
import { SessionContexts } from '../session/session-contexts';
import { RevisionConflict } from '../exam-session.errors';
import { NoticeAddress } from '../integrity/notice-address';
import type { SessionEventDto } from '../integrity/session-event.dto';
import type { Device } from '../session/device';

interface Saving {
  sessionId: string;
  request: SaveRequest;
  device: Device;
  /** The save itself. */
  save: () => Promise<SavedDto>;
}

/** Notes page activity for the boards and the addresses from which pages save, and tells pages that there is news. */
@Injectable()
export class PageNotes {
  constructor(
    private readonly activity: NoteActivity,
    private readonly addresses: NoticeAddress,
    private readonly contexts: SessionContexts,
    private readonly news: PageNews,
  ) {}

  /** Notes a save after it is done, so that the sweep does not wait for the notes. */
  async saving({ sessionId, request, device, save }: Saving): Promise<SavedDto> {
    const saved = await this.noted({ sessionId, request, save });
    const noticing = this.addresses.notice({ sessionId, device });
    if (noticing) await noticing;
    // From memory: a save costs no query more.
    const context = this.contexts.peek(sessionId);
    const newsCount = context === null ? undefined : this.news.peek(context);
    if (newsCount !== undefined) saved.newsCount = newsCount;
    return saved;
  }

  seen(sessionId: string): void {
    this.activity.seen(sessionId);
  }

  told({ sessionId, events }: { sessionId: string; events: readonly SessionEventDto[] }): void {
    this.activity.told({ sessionId, events });
  }

  private async noted({ sessionId, request, save }: Omit<Saving, 'device'>): Promise<SavedDto> {
    const sent = request.responses;
    try {
      const reply = await save();
      this.activity.saved({ sessionId, sent, saved: reply.saved });
      return reply;
    } catch (error) {
      // The responses without a conflict are saved.
      if (error instanceof RevisionConflict) this.activity.saved({ sessionId, sent, saved: error.details.saved });
      throw error;
    }
  }
}

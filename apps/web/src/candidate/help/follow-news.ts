import type { CandidateNews } from '../../api/candidate-contract';
import type { helpApi } from './help-api';

interface NewsPorts {
  api: Pick<typeof helpApi, 'news' | 'readMessages'>;
  after(delayMs: number, work: () => void): () => void;
  onNews(news: CandidateNews): void;
  onNewMessage(): void;
}

const tryAgainMs = 5_000;

/**
 * The candidate's messages and hand on this device: fetched whenever the server tells of more than is shown, and again
 * until it arrives. What was read is shown as read at once, and told to the server until that has it.
 */
export class FollowNews {
  private news: CandidateNews = { newsCount: 0, messages: [], hand: null };
  private told = 0;
  private readonly read = new Set<string>();
  private readonly owed = new Set<string>();
  private working = false;
  private stopped = false;
  private callOff: () => void = () => undefined;

  constructor(
    private readonly sessionId: string,
    private readonly ports: NewsPorts,
  ) {}

  /** There are at least `count` news. */
  hear(count: number): void {
    this.told = Math.max(this.told, count);
    void this.work();
  }

  /** News that came with the reply to a raised or lowered hand. */
  take(news: CandidateNews): void {
    // An older reply may come after a newer one.
    if (this.stopped || news.newsCount < this.news.newsCount) return;
    const known = new Set(this.news.messages.map(({ id }) => id));
    this.news = news;
    for (const { id, readAt } of news.messages) if (readAt !== null) this.read.add(id);
    this.publish();
    if (news.messages.some(({ id }) => !known.has(id) && !this.read.has(id))) this.ports.onNewMessage();
  }

  markRead(ids: readonly string[]): void {
    for (const id of ids) {
      this.read.add(id);
      this.owed.add(id);
    }
    this.publish();
    void this.work();
  }

  stop(): void {
    this.stopped = true;
    this.callOff();
  }

  private publish(): void {
    this.ports.onNews({
      ...this.news,
      messages: this.news.messages.map((message) =>
        message.readAt === null && this.read.has(message.id) ? { ...message, readAt: message.sentAt } : message,
      ),
    });
  }

  private async work(): Promise<void> {
    if (this.working || this.stopped) return;
    this.working = true;
    this.callOff();
    try {
      while (!this.stopped && (this.owed.size > 0 || this.news.newsCount < this.told)) await this.step();
    } catch {
      // No network, or a busy server.
      this.callOff = this.ports.after(tryAgainMs, () => void this.work());
    }
    this.working = false;
  }

  private async step(): Promise<void> {
    const { api } = this.ports;
    if (this.owed.size > 0) {
      const ids = [...this.owed].slice(0, 50);
      await api.readMessages(this.sessionId, ids);
      for (const id of ids) this.owed.delete(id);
      return;
    }
    const before = this.told;
    this.take(await api.news(this.sessionId));
    // The count was told of something that is gone: it is not asked for again and again.
    if (this.news.newsCount < before) this.told = this.news.newsCount;
  }
}

import { Injectable } from '@nestjs/common';
import { Clock } from '@sunflower/platform';
import { AnnouncementRepository, type ShownAnnouncement } from './announcement.repository';

const BELIEVED_MS = 15_000;
/** On the page on which everybody signs in, whatever the exam. */
const MOST_SHOWN = 10;

/** What the sign-in page shows now. Asked of the database at most once in 15 s, however many open the page. */
@Injectable()
export class CurrentAnnouncements {
  private read: { at: number; value: Promise<ShownAnnouncement[]> } | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly repository: AnnouncementRepository,
  ) {}

  list(): Promise<ShownAnnouncement[]> {
    const nowMs = this.clock.now();
    if (this.read === null || nowMs - this.read.at >= BELIEVED_MS) {
      const value = this.repository.shownAt({ nowMs, limit: MOST_SHOWN });
      this.read = { at: nowMs, value };
      value.catch(() => (this.read = null));
    }
    return this.read.value;
  }

  /** After a change in this process; others see it within 15 s. */
  forget(): void {
    this.read = null;
  }
}

/** What the server says is the current response to an item. `response` is JSON text. */
export interface StoredResponse {
  revision: number;
  response: string;
}

/** `lost`: older than what was acknowledged, or nothing. `wrong`: something that was not sent, or not under this revision. */
export type Verdict = 'right' | 'lost' | 'wrong';

interface Sent {
  revision: number;
  response: string;
}

/** What a blank item holds: no revision, no response. */
const NOTHING = 'null';

/**
 * What one candidate sent, and what of it the server acknowledged. Content is JSON text.
 * Most items have one acknowledged revision and nothing else, so that is all they cost.
 */
export class AnswerSheet {
  // By item number, as long as what was answered: an exam that is cut off leaves most of the paper blank.
  private readonly acknowledgedRevisions: (number | undefined)[] = [];
  private readonly acknowledgedResponses: string[] = [];
  private readonly highestRevisions: (number | undefined)[] = [];
  /** Sent and neither acknowledged nor refused, by item number. */
  private readonly unanswered = new Map<number, Sent[]>();

  /** A revision above all that were used or seen for this item. */
  nextRevision(itemNumber: number): number {
    const revision = (this.highestRevisions[itemNumber] ?? 0) + 1;
    this.highestRevisions[itemNumber] = revision;
    return revision;
  }

  sent({ itemNumber, revision, response }: Sent & { itemNumber: number }): void {
    if (revision > (this.highestRevisions[itemNumber] ?? 0)) this.highestRevisions[itemNumber] = revision;
    if (revision <= this.acknowledgedRevision(itemNumber)) return;
    const waiting = this.unanswered.get(itemNumber);
    if (!waiting) this.unanswered.set(itemNumber, [{ revision, response }]);
    else if (!waiting.some((earlier) => earlier.revision === revision)) waiting.push({ revision, response });
  }

  acknowledged({ itemNumber, revision, response }: Sent & { itemNumber: number }): void {
    if (revision > this.acknowledgedRevision(itemNumber)) {
      this.acknowledgedRevisions[itemNumber] = revision;
      this.acknowledgedResponses[itemNumber] = response;
    }
    // What lies below the acknowledged one can never be the current response, whether it arrived or not.
    const above = this.unanswered
      .get(itemNumber)
      ?.filter((sent) => sent.revision > this.acknowledgedRevision(itemNumber));
    if (above?.length) this.unanswered.set(itemNumber, above);
    else this.unanswered.delete(itemNumber);
  }

  /** The server said no: this revision must not be stored. */
  refused({ itemNumber, revision }: { itemNumber: number; revision: number }): void {
    const left = this.unanswered.get(itemNumber)?.filter((sent) => sent.revision !== revision);
    if (left?.length) this.unanswered.set(itemNumber, left);
    else this.unanswered.delete(itemNumber);
  }

  findAcknowledged(itemNumber: number): StoredResponse | null {
    const revision = this.acknowledgedRevision(itemNumber);
    return revision === 0 ? null : { revision, response: this.acknowledgedResponses[itemNumber] };
  }

  get acknowledgedCount(): number {
    return this.acknowledgedRevisions.reduce<number>((count, revision = 0) => count + (revision > 0 ? 1 : 0), 0);
  }

  /**
   * Right is the highest acknowledged revision with its content, or a higher one that was sent and whose reply was lost on the way.
   */
  judge({ itemNumber, stored }: { itemNumber: number; stored: StoredResponse | null }): Verdict {
    const revision = this.acknowledgedRevision(itemNumber);
    if ((stored?.revision ?? 0) < revision) return 'lost';
    if (stored === null) return 'right';
    if (stored.revision === revision)
      return stored.response === (this.acknowledgedResponses[itemNumber] ?? NOTHING) ? 'right' : 'wrong';
    const sent = this.unanswered.get(itemNumber)?.find((candidate) => candidate.revision === stored.revision);
    return sent?.response === stored.response ? 'right' : 'wrong';
  }

  private acknowledgedRevision(itemNumber: number): number {
    return this.acknowledgedRevisions[itemNumber] ?? 0;
  }
}

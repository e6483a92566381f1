/** The server's current response to an item. `response` is JSON text. */
export interface StoredResponse {
  revision: number;
  response: string;
}

/** `lost`: nothing, or older than the acknowledged response. `wrong`: never sent, or not sent under this revision. */
export type Verdict = 'right' | 'lost' | 'wrong';

interface Sent {
  revision: number;
  response: string;
}

/** A blank item: no revision, no response. */
const NOTHING = 'null';

/**
 * The responses that one candidate sent, and those that the server acknowledged. Content is JSON text.
 * Most items need only one acknowledged revision, to save memory.
 */
export class AnswerSheet {
  // By item number. The arrays end at the last answered item, because an exam that is cut off leaves most of the paper
  // blank.
  private readonly acknowledgedRevisions: (number | undefined)[] = [];
  private readonly acknowledgedResponses: string[] = [];
  private readonly highestRevisions: (number | undefined)[] = [];
  /** Sent, and neither acknowledged nor refused, by item number. */
  private readonly unanswered = new Map<number, Sent[]>();

  /** A revision above all used or seen for this item. */
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
    // A response below the acknowledged one can never become current, whether it arrived or not.
    const above = this.unanswered
      .get(itemNumber)
      ?.filter((sent) => sent.revision > this.acknowledgedRevision(itemNumber));
    if (above?.length) this.unanswered.set(itemNumber, above);
    else this.unanswered.delete(itemNumber);
  }

  /** The server refused: this revision must not be stored. */
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

  /** Right is the highest acknowledged revision with its content, or a higher sent one whose reply was lost. */
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

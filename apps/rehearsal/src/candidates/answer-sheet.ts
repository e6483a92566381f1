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
  private readonly acknowledgedRevisions: Uint32Array;
  private readonly acknowledgedResponses: string[];
  private readonly highestRevisions: Uint32Array;
  /** Sent and neither acknowledged nor refused, by item number. */
  private readonly unanswered = new Map<number, Sent[]>();

  constructor(readonly itemCount: number) {
    this.acknowledgedRevisions = new Uint32Array(itemCount + 1);
    this.highestRevisions = new Uint32Array(itemCount + 1);
    this.acknowledgedResponses = new Array<string>(itemCount + 1).fill(NOTHING);
  }

  /** A revision above all that were used or seen for this item. */
  nextRevision(itemNumber: number): number {
    this.highestRevisions[itemNumber] = (this.highestRevisions[itemNumber]) + 1;
    return this.highestRevisions[itemNumber];
  }

  sent({ itemNumber, revision, response }: Sent & { itemNumber: number }): void {
    if (revision > (this.highestRevisions[itemNumber])) this.highestRevisions[itemNumber] = revision;
    if (revision <= (this.acknowledgedRevisions[itemNumber])) return;
    const waiting = this.unanswered.get(itemNumber);
    if (!waiting) this.unanswered.set(itemNumber, [{ revision, response }]);
    else if (!waiting.some((earlier) => earlier.revision === revision)) waiting.push({ revision, response });
  }

  acknowledged({ itemNumber, revision, response }: Sent & { itemNumber: number }): void {
    if (revision > (this.acknowledgedRevisions[itemNumber])) {
      this.acknowledgedRevisions[itemNumber] = revision;
      this.acknowledgedResponses[itemNumber] = response;
    }
    // What lies below the acknowledged one can never be the current response, whether it arrived or not.
    const above = this.unanswered.get(itemNumber)?.filter((sent) => sent.revision > (this.acknowledgedRevisions[itemNumber]));
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
    const revision = this.acknowledgedRevisions[itemNumber];
    return revision === 0 ? null : { revision, response: this.acknowledgedResponses[itemNumber] };
  }

  get acknowledgedCount(): number {
    return this.acknowledgedRevisions.reduce((count, revision) => count + (revision > 0 ? 1 : 0), 0);
  }

  /**
   * Right is the highest acknowledged revision with its content, or a higher one that was sent and whose reply was lost on the way.
   */
  judge({ itemNumber, stored }: { itemNumber: number; stored: StoredResponse | null }): Verdict {
    const revision = this.acknowledgedRevisions[itemNumber];
    if ((stored?.revision ?? 0) < revision) return 'lost';
    if (stored === null) return 'right';
    if (stored.revision === revision) return stored.response === this.acknowledgedResponses[itemNumber] ? 'right' : 'wrong';
    const sent = this.unanswered.get(itemNumber)?.find((candidate) => candidate.revision === stored.revision);
    return sent?.response === stored.response ? 'right' : 'wrong';
  }
}

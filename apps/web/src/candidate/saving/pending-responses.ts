import type {
  GivenResponse,
  Response,
  RevisionConflictDetails,
  SavedRevision,
  SentResponse,
} from '../../api/candidate-contract';

/** The responses of all items known to this page, and those the server has not acknowledged. */
export class PendingResponses {
  private readonly answers = new Map<number, Response>();
  private readonly highestRevision = new Map<number, number>();
  /** By item: true when the server holds an answer, false when it holds a cleared response. */
  private readonly acknowledged = new Map<number, boolean>();
  private readonly pending = new Map<number, SentResponse>();
  private readonly refused = new Set<number>();

  constructor(given: GivenResponse[], stored: SentResponse[]) {
    for (const { itemNumber, revision, response } of given) {
      this.answers.set(itemNumber, response);
      this.highestRevision.set(itemNumber, revision);
      this.acknowledged.set(itemNumber, response !== null);
    }
    const news = stored.filter((kept) => this.isNews(kept)).sort((one, other) => one.revision - other.revision);
    for (const response of news) this.enter(response);
  }

  /** The new pending response, or null when nothing changed. */
  change({ itemNumber, response, madeAt }: Omit<SentResponse, 'revision'>): SentResponse | null {
    if (sameResponse(this.answers.get(itemNumber) ?? null, response)) return null;
    const changed = { itemNumber, revision: this.nextRevision(itemNumber), response, madeAt };
    this.enter(changed);
    return changed;
  }

  /** A cleared response for an item that has none yet: it says that the candidate has come to it. Null when it has one. */
  reach({ itemNumber, madeAt }: Omit<SentResponse, 'revision' | 'response'>): SentResponse | null {
    if (this.answers.has(itemNumber)) return null;
    const reached = { itemNumber, revision: this.nextRevision(itemNumber), response: null, madeAt };
    this.enter(reached);
    return reached;
  }

  settle(saved: SavedRevision): void {
    this.highestRevision.set(
      saved.itemNumber,
      Math.max(saved.revision, this.highestRevision.get(saved.itemNumber) ?? 0),
    );
    const waiting = this.pending.get(saved.itemNumber);
    this.acknowledged.set(saved.itemNumber, waiting?.revision === saved.revision ? waiting.response !== null : true);
    if (waiting && waiting.revision <= saved.revision) this.pending.delete(saved.itemNumber);
  }

  /** Drops pending responses that the server will never accept. */
  discard(responses: SentResponse[]): void {
    for (const { itemNumber, revision } of responses) {
      if (this.pending.get(itemNumber)?.revision === revision) this.pending.delete(itemNumber);
    }
  }

  /**
   * Takes over newer responses stored by other tabs, except for items that `stand`. Returns how many of the waiting and
   * of the acknowledged ones were news.
   */
  adopt({
    waiting,
    acknowledged,
    stands,
  }: {
    waiting: SentResponse[];
    acknowledged: GivenResponse[];
    stands: (itemNumber: number) => boolean;
  }): { waiting: number; saved: number } {
    const news = waiting.filter((kept) => this.isNews(kept) && !stands(kept.itemNumber));
    for (const response of news) this.enter(response);
    const saved = acknowledged.filter(
      (given) => (this.isNews(given) || this.waits(given)) && !stands(given.itemNumber),
    );
    for (const { itemNumber, revision, response } of saved) {
      this.answers.set(itemNumber, response);
      this.refused.delete(itemNumber);
      this.settle({ itemNumber, revision });
      this.acknowledged.set(itemNumber, response !== null);
    }
    return { waiting: news.length, saved: saved.length };
  }

  /** Raises ours to the revision under which the device stored it; another tab had a later revision of the item. */
  lift({ itemNumber, from, to }: { itemNumber: number; from: number; to: number }): void {
    const ours = this.pending.get(itemNumber);
    if (ours?.revision === from && to > from) this.enter({ ...ours, revision: to });
  }

  /** Raises ours above the server's revision and returns it; null when the server already holds the same answer. */
  raise(conflict: RevisionConflictDetails['conflicts'][number]): SentResponse | null {
    const { itemNumber, currentRevision } = conflict;
    const ours = this.pending.get(itemNumber);
    this.highestRevision.set(itemNumber, Math.max(currentRevision, this.highestRevision.get(itemNumber) ?? 0));
    if (!ours) return null;
    if (ours.response === null && ours.revision === 1) {
      // It only said that the item was reached; the answer of the server says more.
      this.pending.delete(itemNumber);
      this.answers.set(itemNumber, conflict.response);
      this.acknowledged.set(itemNumber, conflict.response !== null);
      return null;
    }
    if (sameResponse(ours.response, conflict.response)) {
      this.pending.delete(itemNumber);
      this.acknowledged.set(itemNumber, ours.response !== null);
      return null;
    }
    const raised = { ...ours, revision: this.nextRevision(itemNumber) };
    this.enter(raised);
    return raised;
  }

  /**
   * Marks the response that the server refused, unless the candidate has changed it meanwhile. False when the server
   * did not name it and it may be any of several.
   */
  refuse({ itemNumber, sent }: { itemNumber: number | null; sent: SentResponse[] }): boolean {
    const culprit = sent.length === 1 ? sent[0] : sent.find((response) => response.itemNumber === itemNumber);
    if (culprit && this.pending.get(culprit.itemNumber)?.revision === culprit.revision)
      this.refused.add(culprit.itemNumber);
    return culprit !== undefined;
  }

  sendable(limit: number): SentResponse[] {
    return [...this.pending.values()].filter(({ itemNumber }) => !this.refused.has(itemNumber)).slice(0, limit);
  }

  all(): ReadonlyMap<number, Response> {
    return new Map(this.answers);
  }

  refusedItems(): ReadonlySet<number> {
    return new Set(this.refused);
  }

  acknowledgedCount(): number {
    return [...this.acknowledged.values()].filter((answered) => answered).length;
  }

  unsavedCount(): number {
    return this.pending.size;
  }

  /** Whether exactly this response is not acknowledged yet. */
  waits({ itemNumber, revision, response }: GivenResponse): boolean {
    const ours = this.pending.get(itemNumber);
    return ours?.revision === revision && sameResponse(ours.response, response);
  }

  // At the same or a lower revision the candidate continued elsewhere after this was stored; the later response stands.
  private isNews({ itemNumber, revision }: GivenResponse): boolean {
    return revision > (this.highestRevision.get(itemNumber) ?? 0);
  }

  private enter(response: SentResponse): void {
    this.answers.set(response.itemNumber, response.response);
    this.highestRevision.set(response.itemNumber, response.revision);
    this.pending.set(response.itemNumber, response);
    this.refused.delete(response.itemNumber);
  }

  private nextRevision(itemNumber: number): number {
    return (this.highestRevision.get(itemNumber) ?? 0) + 1;
  }
}

export function sameResponse(one: Response, other: Response): boolean {
  return canonical(one) === canonical(other);
}

function canonical(response: Response): string {
  if (response === null || typeof response === 'string' || Array.isArray(response)) return JSON.stringify(response);
  return JSON.stringify(Object.entries(response).sort(([one], [other]) => (one < other ? -1 : 1)));
}

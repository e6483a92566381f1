import type { RevisionConflictDetails, SavedRevision, SentResponse } from '../../api/candidate-contract';
import type { HandInPorts } from './hand-in';
import { PendingResponses } from './pending-responses';
import { largestBatch } from './response-outbox';

type HandsIn = HandInPorts['outbox'];

/** Responses of an ended session that are still on the device: sent once, no longer changed. */
export class HeldResponses implements HandsIn {
  private readonly pending: PendingResponses;

  constructor(stored: SentResponse[]) {
    this.pending = new PendingResponses([], stored);
  }

  unsaved(): SentResponse[] {
    return this.pending.sendable(largestBatch);
  }

  acknowledge(saved: SavedRevision[]): void {
    for (const one of saved) this.pending.settle(one);
  }

  discard(responses: SentResponse[]): void {
    this.pending.discard(responses);
  }

  raise({ saved, conflicts }: RevisionConflictDetails): void {
    this.acknowledge(saved);
    for (const conflict of conflicts) this.pending.raise(conflict);
  }

  setApart({ itemNumber }: { itemNumber: number | null }, sent: SentResponse[]): boolean {
    return this.pending.refuse({ itemNumber, sent });
  }

  refusedItems(): number[] {
    return [...this.pending.refusedItems()];
  }
}

import { isAddressed, type Placed } from '../messages/audience';
import type { SentMessage } from '../messages/message.repository';

/** A candidate, as far as messages are concerned. */
export interface Reader extends Placed {
  registrationId: string;
}

/**
 * The messages of one exam and the changes of its raised hands, as one process holds them. It uses neither clock nor
 * database; the caller passes in what was read. Everything is only added, so that a count never falls.
 */
export class NewsOfExam {
  private readonly messages = new Map<string, SentMessage>();
  /** By registration, the ids of messages sent to people by name. */
  private readonly named = new Map<string, Set<string>>();
  private readonly handChanges = new Map<string, number>();
  /** By sitting and path, how many messages were sent to all there. */
  private readonly countsOfPlaces = new Map<string, Map<string, number>>();

  /** `named`: of messages without an audience. Messages known already change nothing. */
  takeMessages({
    messages,
    named,
  }: {
    messages: readonly SentMessage[];
    named: readonly { messageId: string; registrationId: string }[];
  }): void {
    for (const message of messages) this.messages.set(message.id, message);
    for (const { messageId, registrationId } of named) {
      const known = this.named.get(registrationId);
      if (known) known.add(messageId);
      else this.named.set(registrationId, new Set([messageId]));
    }
    this.countsOfPlaces.clear();
  }

  takeHandChanges(changes: ReadonlyMap<string, number>): void {
    // An older reading may come after a newer one.
    for (const [registrationId, count] of changes)
      this.handChanges.set(registrationId, Math.max(count, this.handChanges.get(registrationId) ?? 0));
  }

  isKnown(messageId: string): boolean {
    return this.messages.has(messageId);
  }

  /** Rises with each message to this candidate. */
  countMessages({ registrationId, sittingId, organisationPath }: Reader): number {
    return this.countAt({ sittingId, organisationPath }) + (this.named.get(registrationId)?.size ?? 0);
  }

  /** Rises with each message to this candidate and each change of their raised hands. */
  count(reader: Reader): number {
    return this.countMessages(reader) + (this.handChanges.get(reader.registrationId) ?? 0);
  }

  /** Messages to this candidate, the newest first. */
  messagesFor(reader: Reader): SentMessage[] {
    const named = this.named.get(reader.registrationId);
    return [...this.messages.values()]
      .filter(({ id, audience }) => (audience === null ? named?.has(id) : isAddressed({ audience, person: reader })))
      .sort((one, other) => other.sentAt - one.sentAt || (one.id < other.id ? 1 : -1));
  }

  private countAt(place: Placed): number {
    const { sittingId, organisationPath } = place;
    const ofSitting = this.countsOfPlaces.get(sittingId);
    const known = ofSitting?.get(organisationPath);
    if (known !== undefined) return known;
    let count = 0;
    for (const { audience } of this.messages.values())
      if (audience !== null && isAddressed({ audience, person: place })) count += 1;
    if (ofSitting) ofSitting.set(organisationPath, count);
    else this.countsOfPlaces.set(sittingId, new Map([[organisationPath, count]]));
    return count;
  }
}

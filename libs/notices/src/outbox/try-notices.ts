import { Injectable } from '@nestjs/common';
import { PersonPhones } from '@sunflower/organisations';
import { Clock, newId } from '@sunflower/platform';
import { PERSONAL_PORTS, type NoticePort, type NoticeReason, type SendOutcome } from '../port/notice-port';
import { fill, MOST_TEXT } from '../text/notice-fields';
import { MOST_ATTEMPTS, pauseAfter } from './notice-state';
import { OutboxRepository, type ClaimedNotice, type NoticeResult, type WorkingBatch } from './outbox.repository';
import { RecipientFacts, type Recipient } from './recipient-facts';

/** Of the notice of a lost code: a later code makes it worthless. */
export const recipientOfCode = ({ id, accessCodeVersion }: { id: string; accessCodeVersion: number }): string =>
  `${id}:${accessCodeVersion}`;

/** One attempt for some notices of a batch. */
@Injectable()
export class TryNotices {
  constructor(
    private readonly clock: Clock,
    private readonly outbox: OutboxRepository,
    private readonly recipients: RecipientFacts,
    private readonly phones: PersonPhones,
  ) {}

  /** Null when no notice is due. `isDown`: none of the attempts reached the gateway. */
  async some({
    port,
    batch,
    limit,
    untilMs,
  }: {
    port: NoticePort;
    batch: WorkingBatch;
    limit: number;
    untilMs: number;
  }): Promise<{ count: number; isDown: boolean } | null> {
    const claim = newId();
    const notices = await this.outbox.claim({ batchId: batch.id, claim, limit, nowMs: this.clock.now(), untilMs });
    if (notices.length === 0) return null;
    const known = await this.recipients.of({
      examId: batch.examId,
      registrationIds: notices.flatMap(({ registrationId }) => registrationId ?? []),
    });
    const outcomes = await Promise.all(
      notices.map(async (notice) => ({ notice, ...(await this.attempt({ port, batch, notice, known })) })),
    );
    const nowMs = this.clock.now();
    await this.outbox.record({
      claim,
      nowMs,
      results: outcomes.map(({ notice, outcome }) => resultOf({ notice, outcome, nowMs })),
    });
    const asked = outcomes.filter(({ wasAsked }) => wasAsked);
    const isDown = asked.length > 0 && asked.every(({ outcome }) => outcome.kind === 'failed' && outcome.again);
    return { count: asked.length, isDown };
  }

  private async attempt({
    port,
    batch,
    notice,
    known,
  }: {
    port: NoticePort;
    batch: WorkingBatch;
    notice: ClaimedNotice;
    known: ReadonlyMap<string, Recipient>;
  }): Promise<{ outcome: SendOutcome; wasAsked: boolean }> {
    const { facts, to, reason } = await this.addressed({ port, batch, notice, known });
    if (reason !== null) return { outcome: final(reason), wasAsked: false };
    const text = fill({ body: batch.body, facts });
    if (text.length > MOST_TEXT) return { outcome: final('text_too_long'), wasAsked: false };
    const outcome = await port.send({ id: notice.id, to, subject: facts.考试名称 ?? '', text });
    return { outcome, wasAsked: true };
  }

  private async addressed({
    port,
    batch: { examId, standingKey },
    notice: { registrationId, recipient },
    known,
  }: {
    port: NoticePort;
    batch: WorkingBatch;
    notice: ClaimedNotice;
    known: ReadonlyMap<string, Recipient>;
  }): Promise<Pick<Recipient, 'facts'> & { to: string; reason: NoticeReason | null }> {
    if (registrationId === null) return { facts: await this.recipients.ofOffice(examId), to: '', reason: null };
    const found = known.get(registrationId);
    if (!found) return { facts: {}, to: '', reason: 'registration_gone' };
    const { facts, registration } = found;
    if (standingKey !== null && recipientOfCode(registration) !== recipient)
      return { facts, to: '', reason: 'code_replaced' };
    if (!PERSONAL_PORTS.includes(port.name)) return { facts, to: '', reason: null };
    return { facts, ...(await this.phoneOf(registration.personId)) };
  }

  private async phoneOf(personId: string): Promise<{ to: string; reason: NoticeReason | null }> {
    const to = await this.phones.find(personId);
    if (to === 'unreadable') return { to: '', reason: 'data_unreadable' };
    return to === null ? { to: '', reason: 'no_phone' } : { to: to.phone, reason: null };
  }
}

const final = (reason: NoticeReason): SendOutcome => ({ kind: 'failed', again: false, reason, detail: null });

function resultOf({
  notice: { id, attempts },
  outcome,
  nowMs,
}: {
  notice: ClaimedNotice;
  outcome: SendOutcome;
  nowMs: number;
}): NoticeResult {
  if (outcome.kind === 'sent')
    return { id, state: 'sent', dueAt: nowMs, reason: null, detail: null, reference: outcome.reference };
  const { again, reason, detail } = outcome;
  const fault = { id, reason, detail, reference: null };
  if (!again) return { ...fault, state: 'failed', dueAt: nowMs };
  if (attempts >= MOST_ATTEMPTS) return { ...fault, state: 'given_up', dueAt: nowMs };
  return { ...fault, state: 'waiting', dueAt: nowMs + pauseAfter(attempts) };
}

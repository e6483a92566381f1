import { createHmac } from 'node:crypto';
import type { Clock, NoticeSettings } from '@sunflower/platform';
import { boundedPost, fieldOf, safeDetail } from './bounded-post';
import type { NoticePort, OutgoingNotice, SendOutcome } from './notice-port';

/** The request is wrong for now (our secret, too many at once), not this notice. */
const AGAIN_STATUSES = new Set([401, 403, 404, 405, 407, 408, 409, 425, 429]);

/** Text messages through the gateway of the office; `docs/notices.md` describes the exchange. */
export class SmsPort implements NoticePort {
  readonly name = 'sms';
  readonly perSecond: number;

  constructor(
    private readonly settings: NonNullable<NoticeSettings['sms']>,
    private readonly clock: Clock,
    private readonly withinMs?: number,
  ) {
    this.perSecond = settings.perSecond;
  }

  async send({ id, to, text }: OutgoingNotice): Promise<SendOutcome> {
    const body = JSON.stringify({ id, to, text });
    const sentAt = String(this.clock.now());
    const answer = await boundedPost({
      url: this.settings.url,
      body,
      headers: {
        'idempotency-key': id,
        'x-sunflower-time': sentAt,
        'x-sunflower-signature': signatureOf({ secret: this.settings.secret, sentAt, body }),
      },
      withinMs: this.withinMs,
    });
    if (answer.kind === 'failed') return { ...answer, again: true };
    return outcomeOf(answer);
  }
}

/** HMAC-SHA-256 over time and body, in hexadecimal. */
export const signatureOf = ({ secret, sentAt, body }: { secret: string; sentAt: string; body: string }): string =>
  createHmac('sha256', secret).update(`${sentAt}.${body}`).digest('hex');

function outcomeOf({ status, body }: { status: number; body: unknown }): SendOutcome {
  const accepted = fieldOf(body, 'accepted');
  const detail = safeDetail(fieldOf(body, 'reason'));
  if (status >= 200 && status < 300) {
    if (accepted === true) return { kind: 'sent', reference: safeReference(fieldOf(body, 'reference')) };
    if (accepted === false) return { kind: 'failed', again: false, reason: 'refused', detail };
    return { kind: 'failed', again: true, reason: 'bad_answer', detail: `HTTP ${status}` };
  }
  if (status >= 400 && status < 500 && !AGAIN_STATUSES.has(status))
    return { kind: 'failed', again: false, reason: 'refused', detail: detail ?? `HTTP ${status}` };
  return { kind: 'failed', again: true, reason: 'gateway_error', detail: detail ?? `HTTP ${status}` };
}

/** The number that a gateway gives is kept as it is, unless it is no number. */
const safeReference = (reference: unknown): string | null =>
  typeof reference === 'string' && /^[\w.:-]{1,100}$/.test(reference) ? reference : null;

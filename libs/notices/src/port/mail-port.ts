import type { NoticeSettings } from '@sunflower/platform';
import { createTransport, type Transporter } from 'nodemailer';
import { ANSWER_WITHIN_MS, safeDetail } from './bounded-post';
import type { NoticePort, OutgoingNotice, SendOutcome } from './notice-port';

/** Mail to the mailboxes of the office. */
export class MailPort implements NoticePort {
  readonly name = 'mail';
  readonly perSecond: number;
  private readonly transport: Transporter;

  constructor(
    private readonly settings: NonNullable<NoticeSettings['mail']>,
    private readonly withinMs: number = ANSWER_WITHIN_MS,
  ) {
    this.perSecond = settings.perSecond;
    this.transport = createTransport({
      url: settings.url,
      connectionTimeout: withinMs,
      greetingTimeout: withinMs,
      socketTimeout: withinMs,
      dnsTimeout: withinMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as never);
  }

  async send({ id, subject, text }: OutgoingNotice): Promise<SendOutcome> {
    const { from, to } = this.settings;
    const sending = this.transport.sendMail({
      from,
      to: [...to],
      subject,
      text,
      // The same in each attempt: mailboxes drop a mail that they have.
      messageId: `<${id}@${from.split('@')[1] ?? 'sunflower'}>`,
    });
    try {
      await within(sending, this.withinMs);
      return { kind: 'sent', reference: null };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

const TOO_SLOW = 'TOO_SLOW';

/** A server that answers a byte now and then stays below each timeout of the connection. */
async function within(work: Promise<unknown>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too slow'), { code: TOO_SLOW })), 2 * ms);
  });
  work.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function outcomeOf(error: unknown): SendOutcome {
  const { code, responseCode, response } = error as { code?: unknown; responseCode?: unknown; response?: unknown };
  if (code === TOO_SLOW || code === 'ETIMEDOUT')
    return { kind: 'failed', again: true, reason: 'too_slow', detail: null };
  if (typeof responseCode === 'number')
    return {
      kind: 'failed',
      // 5xx of a mail server is final, except when it does not know us (yet).
      again: responseCode < 500 || code === 'EAUTH',
      reason: responseCode < 500 || code === 'EAUTH' ? 'gateway_error' : 'refused',
      detail: safeDetail(response) ?? String(responseCode),
    };
  return {
    kind: 'failed',
    again: true,
    reason: 'unreachable',
    detail: typeof code === 'string' ? code.slice(0, 30) : null,
  };
}

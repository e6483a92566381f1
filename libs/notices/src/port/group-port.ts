import { createHmac } from 'node:crypto';
import type { Clock, NoticeSettings } from '@sunflower/platform';
import { boundedPost, fieldOf, safeDetail } from './bounded-post';
import type { NoticePort, OutgoingNotice, SendOutcome } from './notice-port';

/** Robots answer this when they were asked too often. Sources: 企业微信 45009, 钉钉 130101 and 660026. */
const BUSY_CODES = new Set([45009, 130101, 660026, -1]);

/** The robot of a group chat (企业微信, 钉钉): one message to the office. */
export class GroupPort implements NoticePort {
  readonly name = 'group';
  readonly perSecond: number;

  constructor(
    private readonly settings: NonNullable<NoticeSettings['group']>,
    private readonly clock: Clock,
    private readonly withinMs?: number,
  ) {
    this.perSecond = settings.perSecond;
  }

  async send({ text }: OutgoingNotice): Promise<SendOutcome> {
    const answer = await boundedPost({
      url: this.address(),
      body: JSON.stringify({ msgtype: 'text', text: { content: text } }),
      withinMs: this.withinMs,
    });
    if (answer.kind === 'failed') return { ...answer, again: true };
    const { status, body } = answer;
    const code = fieldOf(body, 'errcode');
    if (status === 200 && code === 0) return { kind: 'sent', reference: null };
    if (status === 200 && typeof code === 'number')
      return {
        kind: 'failed',
        again: BUSY_CODES.has(code),
        reason: 'refused',
        detail: safeDetail(`${code} ${wordsOf(fieldOf(body, 'errmsg'))}`),
      };
    return {
      kind: 'failed',
      again: true,
      reason: status === 200 ? 'bad_answer' : 'gateway_error',
      detail: `HTTP ${status}`,
    };
  }

  /** DingTalk wants time and signature in the address. */
  private address(): string {
    const { kind, url, secret } = this.settings;
    if (kind === 'wecom' || secret === null) return url;
    const address = new URL(url);
    const timestamp = String(this.clock.now());
    address.searchParams.set('timestamp', timestamp);
    address.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
    return address.toString();
  }
}

const wordsOf = (said: unknown): string => (typeof said === 'string' ? said : '');

/** Where notices leave the system. Addresses come from the environment alone, never from a request. */
export interface NoticeSettings {
  /** Null: there is no gateway for text messages. */
  sms: { url: string; secret: string; perSecond: number } | null;
  /** Null: there is no mail server. `to`: the mailboxes of the office. */
  mail: { url: string; from: string; to: readonly string[]; perSecond: number } | null;
  /** The robot of a group chat; null: none. `secret`: DingTalk's signature, null without one. */
  group: { kind: GroupKind; url: string; secret: string | null; perSecond: number } | null;
}

export const GROUP_KINDS = ['wecom', 'dingtalk'] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

export const NO_NOTICE_SETTINGS: NoticeSettings = { sms: null, mail: null, group: null };

/** How `config.ts` reads one setting. */
export interface SettingReader {
  url: (setting: { name: string; schemes: string[] }) => string;
  secret: (name: string) => string | null;
  longSecret: (name: string) => string | null;
  whole: (setting: { name: string; fallback: number; max: number }) => number;
  oneOf: <T extends string>(setting: { name: string; allowed: readonly T[]; fallback: T }) => T;
  refuse: (name: string, problem: string) => never;
}

const MAILBOX = /^[^\s@<>,;"]+@[^\s@<>,;"]+$/;
const MOST_MAILBOXES = 20;

/** @throws InvalidConfig naming the variable */
export const readNoticeSettings = (read: SettingReader): NoticeSettings => ({
  sms: readSms(read),
  mail: readMail(read),
  group: readGroup(read),
});

function readSms(read: SettingReader): NoticeSettings['sms'] {
  if (read.secret('NOTICE_SMS_URL') === null) return null;
  const url = read.url({ name: 'NOTICE_SMS_URL', schemes: ['http', 'https'] });
  const secret =
    read.longSecret('NOTICE_SMS_SECRET') ??
    read.refuse('NOTICE_SMS_SECRET', 'is required with NOTICE_SMS_URL; the gateway knows our requests by it');
  return { url, secret, perSecond: readPace({ read, name: 'NOTICE_SMS_PER_SECOND', fallback: 10 }) };
}

function readMail(read: SettingReader): NoticeSettings['mail'] {
  if (read.secret('NOTICE_MAIL_URL') === null) return null;
  const url = read.url({ name: 'NOTICE_MAIL_URL', schemes: ['smtp', 'smtps'] });
  const from = read.secret('NOTICE_MAIL_FROM') ?? '';
  if (!MAILBOX.test(from)) read.refuse('NOTICE_MAIL_FROM', 'is not an address such as exam@example.org');
  const to = (read.secret('NOTICE_MAIL_TO') ?? '')
    .split(',')
    .map((mailbox) => mailbox.trim())
    .filter(Boolean);
  if (to.length === 0 || to.length > MOST_MAILBOXES || !to.every((mailbox) => MAILBOX.test(mailbox)))
    read.refuse('NOTICE_MAIL_TO', `names no addresses; use 1 to ${MOST_MAILBOXES} with commas between them`);
  return { url, from, to, perSecond: readPace({ read, name: 'NOTICE_MAIL_PER_SECOND', fallback: 2 }) };
}

function readGroup(read: SettingReader): NoticeSettings['group'] {
  if (read.secret('NOTICE_GROUP_URL') === null) return null;
  const url = read.url({ name: 'NOTICE_GROUP_URL', schemes: ['http', 'https'] });
  const kind = read.oneOf({ name: 'NOTICE_GROUP_KIND', allowed: GROUP_KINDS, fallback: 'wecom' });
  return { kind, url, secret: read.secret('NOTICE_GROUP_SECRET'), perSecond: 1 };
}

function readPace({ read, name, fallback }: { read: SettingReader; name: string; fallback: number }): number {
  const pace = read.whole({ name, fallback, max: 1000 });
  return pace > 0 ? pace : read.refuse(name, 'is 0; use at least 1');
}

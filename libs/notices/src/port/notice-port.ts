export const PORT_NAMES = ['sms', 'mail', 'group', 'recording'] as const;
export type PortName = (typeof PORT_NAMES)[number];

/** Ports that reach each person; the others tell the office once. */
export const PERSONAL_PORTS: readonly PortName[] = ['sms', 'recording'];

/** Why a notice was not sent. The console has words for each. */
export const NOTICE_REASONS = [
  'no_phone',
  'data_unreadable',
  'registration_gone',
  'text_too_long',
  'code_replaced',
  'port_off',
  'refused',
  'unreachable',
  'too_slow',
  'gateway_error',
  'bad_answer',
] as const;
export type NoticeReason = (typeof NOTICE_REASONS)[number];

export interface OutgoingNotice {
  /** The same in each attempt: a gateway that keeps it sends the notice once. */
  id: string;
  /** A phone; empty for the office. */
  to: string;
  /** For mail. */
  subject: string;
  text: string;
}

export type SendOutcome =
  | { kind: 'sent'; reference: string | null }
  /** `again`: another attempt may help. `detail` is in the gateway's words. */
  | { kind: 'failed'; again: boolean; reason: NoticeReason; detail: string | null };

/** A way out of the system. It throws nothing: what goes wrong is an outcome. */
export interface NoticePort {
  readonly name: PortName;
  /** Notices a second, at least 1. */
  readonly perSecond: number;
  send: (notice: OutgoingNotice) => Promise<SendOutcome>;
  close?: () => void;
}

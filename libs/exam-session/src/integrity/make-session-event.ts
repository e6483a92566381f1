import { newId, sha256Hex } from '@sunflower/platform';
import type { Device } from '../session/device';
import type { SessionEvent } from './session-event.entity';

interface EventParts {
  sessionId: string;
  kind: string;
  atMs: number;
  receivedAtMs: number;
  device: Device;
  details: unknown;
}

/** An event that the server observed. */
export const seenEvent = (parts: Omit<EventParts, 'receivedAtMs'>): SessionEvent => ({
  ...withoutId({ ...parts, receivedAtMs: parts.atMs }),
  id: newId(),
});

/** An event reported by a page. The id is derived from session, kind and time, so that a repeat is the same event. */
export const toldEvent = (parts: EventParts): SessionEvent => {
  const event = withoutId(parts);
  return { ...event, id: idFrom(event.sessionId, event.kind, String(event.at)) };
};

/** The id is derived from session, kind and address, so that several processes record one event. */
export const addressEvent = ({
  sessionId,
  atMs,
  device,
}: Pick<EventParts, 'sessionId' | 'atMs' | 'device'>): SessionEvent => {
  const event = withoutId({ sessionId, kind: 'address_changed', atMs, receivedAtMs: atMs, device, details: null });
  return { ...event, id: idFrom(sessionId, event.kind, event.address) };
};

/** What an event holds once it no longer says where it came from. */
export const NO_CONNECTION = { address: '', device: '' } as const;

export const shortAddress = (address: string): string => address.slice(0, 45);

const ID_DIGITS = 36;
const idFrom = (...parts: string[]): string => sha256Hex(parts.join('/')).slice(0, ID_DIGITS);

const withoutId = ({ sessionId, kind, atMs, receivedAtMs, device, details }: EventParts): Omit<SessionEvent, 'id'> => ({
  sessionId,
  kind,
  at: Math.round(atMs),
  receivedAt: receivedAtMs,
  address: shortAddress(device.address),
  device: device.userAgent.slice(0, 200),
  counted: false,
  details: details ?? null,
});

import type { Schemas } from '../../../console-api';

type Session = Pick<Schemas['SessionDetailDto'], 'deadlineAt' | 'responses' | 'lateResponses' | 'events'>;

export interface LateRow {
  key: string;
  itemNumber: number;
  late: string;
  /** The response saved in time, which is graded at present. */
  inTime: string;
  madeAt: string;
  beforeDeadlineSeconds: number;
  receivedAt: string;
  afterDeadlineSeconds: number;
  acceptedAt: string | null;
}

export type Evidence =
  | {
      kind: 'clock_checked';
      key: string;
      at: string;
      receivedAt: string;
      deviceAheadSeconds: number;
      correctedBySeconds: number | null;
    }
  | { kind: 'network_back'; key: string; at: string; receivedAt: string; goneSeconds: number; waiting: number }
  | { kind: 'opened_offline'; key: string; at: string; receivedAt: string };

export function lateRows({ deadlineAt, responses, lateResponses }: Session): LateRow[] {
  const deadlineMs = Date.parse(deadlineAt);
  const inTime = new Map(responses.map(({ itemNumber, response }) => [itemNumber, response]));
  return lateResponses.map(({ itemNumber, revision, response, madeAt, receivedAt, acceptedAt }) => ({
    key: `${itemNumber}/${revision}`,
    itemNumber,
    late: responseText(response),
    inTime: responseText(inTime.get(itemNumber) ?? null),
    madeAt,
    beforeDeadlineSeconds: Math.round((deadlineMs - Date.parse(madeAt)) / 1000),
    receivedAt,
    afterDeadlineSeconds: Math.round((Date.parse(receivedAt) - deadlineMs) / 1000),
    acceptedAt,
  }));
}

/** Reports of the candidate's page about clock and network, oldest first. */
export function evidenceOf({ events }: Session): Evidence[] {
  const found = events.flatMap((event): Evidence[] => {
    const { kind, at, receivedAt } = event;
    const told = { key: `${receivedAt} ${kind} ${at}`, at, receivedAt };
    const number = (name: string) => numberIn(event.details, name);
    switch (kind) {
      case 'clock_checked':
        return [
          {
            ...told,
            kind,
            deviceAheadSeconds: number('deviceAheadSeconds') ?? 0,
            correctedBySeconds: number('correctedBySeconds'),
          },
        ];
      case 'network_back':
        return [{ ...told, kind, goneSeconds: number('goneSeconds') ?? 0, waiting: number('waiting') ?? 0 }];
      case 'opened_offline':
        return [{ ...told, kind }];
      default:
        return [];
    }
  });
  return found.sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function numberIn(details: unknown, name: string): number | null {
  const value = (details as Record<string, unknown> | null)?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** `B`, `A, C`, `1–C, 2–A`; a dash for no answer. */
export function responseText(response: unknown): string {
  if (response === null || response === undefined) return '—';
  if (Array.isArray(response)) return response.join(', ');
  if (typeof response === 'object')
    return Object.entries(response)
      .map(([prompt, choice]) => `${prompt}–${String(choice)}`)
      .join(', ');
  return typeof response === 'string' ? response : JSON.stringify(response);
}

/** `1:35`, `24:00:00`; absolute value. */
export function formatSpan(seconds: number): string {
  const whole = Math.abs(Math.round(seconds));
  const pad = (value: number) => String(value).padStart(2, '0');
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(rest)}` : `${minutes}:${pad(rest)}`;
}

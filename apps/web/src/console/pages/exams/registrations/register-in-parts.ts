import { api, ok, type Schemas } from '../../../console-api';

/** Largest number of people per request. */
const AT_ONCE = 1000;

export interface RegisterInParts {
  examId: string;
  sittingId: string;
  personIds: readonly string[];
  attempt?: 'first' | 'make_up';
  /** Called after each part. */
  onPart?: (done: number) => void;
}

export type RegisterCounts = Omit<Schemas['RegisteredDto'], 'refused'>;

/** Registers any number of people. If a part fails, earlier parts stay registered, and the call can be repeated. */
export async function registerInParts({
  examId,
  sittingId,
  personIds,
  attempt = 'first',
  onPart,
}: RegisterInParts): Promise<RegisterCounts> {
  const sum: RegisterCounts = {
    registered: 0,
    alreadyRegistered: 0,
    earlierAttemptOpen: 0,
    noEarlierAttempt: 0,
    alreadyPassed: 0,
  };
  for (let start = 0; start < personIds.length; start += AT_ONCE) {
    const part = personIds.slice(start, start + AT_ONCE);
    const counts = await ok(
      api.POST('/api/v1/exams/{examId}/registrations', {
        params: { path: { examId } },
        body: { sittingId, personIds: part, attempt },
      }),
    );
    for (const key of Object.keys(sum) as (keyof RegisterCounts)[]) sum[key] += counts[key];
    onPart?.(start + part.length);
  }
  return sum;
}

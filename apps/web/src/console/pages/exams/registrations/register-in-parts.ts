import { api, ok, type Schemas } from '../../../console-api';

/** As many as the server takes at once. */
const AT_ONCE = 1000;

export interface RegisterInParts {
  examId: string;
  sittingId: string;
  personIds: readonly string[];
  attempt?: 'first' | 'make_up';
  /** Told after each part. */
  onPart?: (done: number) => void;
}

export type RegisterCounts = Omit<Schemas['RegisteredDto'], 'refused'>;

/** However many people; a part that was registered stays so when a later one fails, and the order may be given again. */
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

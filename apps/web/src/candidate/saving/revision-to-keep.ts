import type { GivenResponse } from '../../api/candidate-contract';
import { sameResponse } from './pending-responses';

/**
 * Under which revision a response is kept on the device. Two tabs of one session count their revisions without knowing
 * of each other; kept below what the other one had, the response made last would be taken for an old one at a reload.
 */
export function revisionToKeep({
  response,
  others,
}: {
  response: GivenResponse;
  others: (GivenResponse | undefined)[];
}): number {
  return others.reduce(
    (revision, other) => (other && !isSame(other, response) ? Math.max(revision, other.revision + 1) : revision),
    response.revision,
  );
}

const isSame = (one: GivenResponse, other: GivenResponse): boolean =>
  one.revision === other.revision && sameResponse(one.response, other.response);

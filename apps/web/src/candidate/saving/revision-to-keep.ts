import type { GivenResponse } from '../../api/candidate-contract';
import { sameResponse } from './pending-responses';

/**
 * The revision under which a response is stored on the device. Two tabs of one session count revisions independently;
 * stored below the other tab's revision, the latest response would be taken for an old one after a reload.
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

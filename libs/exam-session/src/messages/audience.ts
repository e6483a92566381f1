import type { BoardEntry } from '../board/board-model';
import type { BoardStatus } from '../board/board-rule';
import type { BoardFilter } from '../board/board-view';

/** Everybody of these sittings, or of these subtrees in them, also those who start later. */
export interface Audience {
  sittingIds: string[];
  /** Null: everywhere. */
  paths: string[] | null;
}

/** What decides whether a message is for somebody. */
export interface Placed {
  sittingId: string;
  organisationPath: string;
}

/** People who can still read a message: their session is open, or may begin. */
const REACHABLE: ReadonlySet<BoardStatus> = new Set([
  'locked',
  'hand_raised',
  'silent',
  'clock_off',
  'running_out',
  'answering',
  'not_started',
]);

export const isReachable = ({ status }: Pick<BoardEntry, 'status'>): boolean => REACHABLE.has(status);

export const isAddressed = ({ audience, person }: { audience: Audience; person: Placed }): boolean =>
  audience.sittingIds.includes(person.sittingId) &&
  (audience.paths === null || audience.paths.some((path) => person.organisationPath.startsWith(path)));

/**
 * The audience of a whole sitting, or of a city or county in it; null when the people are picked out by name, search,
 * state, site or room, and are therefore listed one by one. Without a sitting: the sittings in which somebody is answering, so that
 * a message about this evening does not appear in tomorrow's sitting; before the first has begun, all of them.
 */
export function audienceOf({
  filter: { paths, organisationPath, sittingId, ...picking },
  arePicked,
  people,
}: {
  filter: BoardFilter;
  arePicked: boolean;
  people: readonly Pick<BoardEntry, 'sittingId' | 'status'>[];
}): Audience | null {
  if (arePicked || Object.values(picking).some((part) => part !== null)) return null;
  const running = people.filter(({ status }) => status !== 'not_started');
  const meant = running.length > 0 ? running : people;
  return {
    sittingIds: sittingId === null ? [...new Set(meant.map((person) => person.sittingId))].sort() : [sittingId],
    paths: organisationPath === null ? paths && [...paths] : narrowed({ paths, organisationPath }),
  };
}

/** The part of the subtree that lies within `paths`. */
function narrowed({ paths, organisationPath }: { paths: readonly string[] | null; organisationPath: string }) {
  if (paths === null || paths.some((path) => organisationPath.startsWith(path))) return [organisationPath];
  return paths.filter((path) => path.startsWith(organisationPath));
}

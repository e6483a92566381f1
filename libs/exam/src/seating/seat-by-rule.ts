import { shuffled, type RandomInteger } from '@sunflower/platform';
import { neighboursOf, seatPlan, type RoomShape } from '../site/seat-plan';

export const SEATING_RULES = ['random', 'by_organisation', 'apart'] as const;
/**
 * `random`: drawn. `by_organisation`: people of one organisation together. `apart`: neighbours in front, behind, left and
 * right are of different organisations as far as that is possible.
 */
export type SeatingRule = (typeof SEATING_RULES)[number];

export interface PersonToSeat {
  registrationId: string;
  organisation: string;
}

export interface RoomToSeat {
  id: string;
  shape: RoomShape;
  /** Seats that people hold already: the organisation by seat number. */
  taken: ReadonlyMap<number, string>;
}

export interface SeatedRoom {
  roomId: string;
  seats: { registrationId: string; seatNumber: number }[];
  /** Pairs of neighbours of one organisation, those seated before included. */
  neighbourPairs: number;
}

interface SeatingOrder {
  people: readonly PersonToSeat[];
  rooms: readonly RoomToSeat[];
  rule: SeatingRule;
  random: RandomInteger;
}

/**
 * Fills the rooms in their order, one room a step, and each room's free seats from the lowest number. Nobody is seated
 * twice, and no seat beyond the places of a room. Who finds no place is in no room.
 */
export function* seatByRule({ people, rooms, rule, random }: SeatingOrder): Generator<SeatedRoom> {
  const queue = inOrder({ people, rule, random });
  let next = 0;
  for (const room of rooms) {
    if (next === queue.length) return;
    const plan = seatPlan(room.shape);
    const free = plan.map(({ seat }) => seat).filter((seat) => !room.taken.has(seat));
    const here = queue.slice(next, next + free.length);
    next += here.length;
    if (here.length === 0) continue;
    const neighbours = neighboursOf(plan);
    const seats = free.slice(0, here.length);
    const seated =
      rule === 'apart'
        ? keepApart({ people: here, seats, neighbours, taken: room.taken, random })
        : new Map(seats.map((seat, index) => [seat, here[index] as PersonToSeat]));
    const organisations = new Map(room.taken);
    for (const [seat, { organisation }] of seated) organisations.set(seat, organisation);
    yield {
      roomId: room.id,
      seats: [...seated].map(([seatNumber, { registrationId }]) => ({ registrationId, seatNumber })),
      neighbourPairs: pairsOf({ organisations, neighbours }),
    };
  }
}

function inOrder({ people, rule, random }: Omit<SeatingOrder, 'rooms'>): PersonToSeat[] {
  const drawn = shuffled(people, random);
  if (rule === 'random') return drawn;
  const groups = grouped(drawn);
  if (rule === 'by_organisation')
    return [...groups.keys()].sort().flatMap((organisation) => groups.get(organisation) as PersonToSeat[]);
  return spread({ groups: [...groups.values()], random });
}

const FRACTION = 2 ** 20;

/** People of each organisation at equal distances over the whole order, so that every room has its share of each. */
function spread({ groups, random }: { groups: PersonToSeat[][]; random: RandomInteger }): PersonToSeat[] {
  const placed = groups.flatMap((group) =>
    group.map((person, index) => ({ person, at: (index + random(FRACTION) / FRACTION) / group.length })),
  );
  placed.sort((a, b) => a.at - b.at);
  return placed.map(({ person }) => person);
}

interface Room {
  neighbours: ReadonlyMap<number, readonly number[]>;
  taken: ReadonlyMap<number, string>;
}

/**
 * The largest organisations first, each on the fields of one colour of a chessboard, because no two of them are
 * neighbours: of the colours that hold the whole organisation, the one with less room. Whoever does not fit sits where
 * the fewest neighbours are of the own organisation. Then people change seats as long as that helps.
 */
function keepApart({ random, ...room }: ToFill & { random: RandomInteger }): Map<number, PersonToSeat> {
  const groups = [...grouped(room.people)].sort(
    ([one, some], [other, others]) => others.length - some.length || (one < other ? -1 : 1),
  );
  const colours = chessboard(room.neighbours);
  let best = tryToKeepApart({ ...room, groups, colours });
  const largest = groups[0]?.[1].length ?? 0;
  // Where one organisation has more than half of the seats, no other order helps.
  const tries = largest * 2 > room.seats.length + 1 ? 0 : MOST_TRIES;
  for (let again = 0; best.pairs > 0 && again < tries; again += 1) {
    const other = tryToKeepApart({ ...room, seats: shuffled(room.seats, random), groups, colours });
    if (other.pairs < best.pairs) best = other;
  }
  return best.seated;
}

interface ToFill extends Room {
  people: readonly PersonToSeat[];
  seats: readonly number[];
}

const MOST_TRIES = 10;

function tryToKeepApart({
  seats,
  neighbours,
  taken,
  groups,
  colours,
}: ToFill & { groups: readonly [string, PersonToSeat[]][]; colours: ReadonlyMap<number, number> }): {
  seated: Map<number, PersonToSeat>;
  pairs: number;
} {
  const organisations = new Map(taken);
  const free = new Set(seats);
  const seated = new Map<number, PersonToSeat>();
  for (const [organisation, members] of groups) {
    const order = coloursFor({ count: members.length, free, colours });
    for (const person of members) {
      const open = order.filter((seat) => free.has(seat));
      const seat = bestSeat({ free: open, organisation, organisations, neighbours });
      free.delete(seat);
      seated.set(seat, person);
      organisations.set(seat, organisation);
    }
  }
  improve({ seated, organisations, neighbours });
  return { seated, pairs: pairsOf({ organisations, neighbours }) };
}

/** The free seats of both colours; first those that hold so many with the least room to spare, else the more. */
function coloursFor({
  count,
  free,
  colours,
}: {
  count: number;
  free: ReadonlySet<number>;
  colours: ReadonlyMap<number, number>;
}): number[] {
  const ofColour = (colour: number): number[] => [...free].filter((seat) => colours.get(seat) === colour);
  // From opposite ends, so that what is left of both colours does not meet.
  const [black, white] = [ofColour(0), ofColour(1).reverse()];
  const [fewer, more] = black.length <= white.length ? [black, white] : [white, black];
  return fewer.length >= count ? [...fewer, ...more] : [...more, ...fewer];
}

function grouped(people: readonly PersonToSeat[]): Map<string, PersonToSeat[]> {
  const groups = new Map<string, PersonToSeat[]>();
  for (const person of people) {
    const group = groups.get(person.organisation);
    if (group) group.push(person);
    else groups.set(person.organisation, [person]);
  }
  return groups;
}

/** The colour of each seat, 0 or 1: no two neighbours have the same. */
function chessboard(neighbours: Room['neighbours']): ReadonlyMap<number, number> {
  const colours = new Map<number, number>();
  for (const seat of neighbours.keys()) {
    if (colours.has(seat)) continue;
    colours.set(seat, 0);
    for (const waiting = [seat]; waiting.length > 0;) {
      const one = waiting.pop() as number;
      for (const neighbour of neighbours.get(one) ?? [])
        if (!colours.has(neighbour)) {
          colours.set(neighbour, 1 - (colours.get(one) as number));
          waiting.push(neighbour);
        }
    }
  }
  return colours;
}

interface Asked extends Pick<Room, 'neighbours'> {
  organisations: ReadonlyMap<number, string>;
}

const conflictsAt = ({
  seat,
  organisation,
  organisations,
  neighbours,
}: Asked & { seat: number; organisation: string | undefined }): number =>
  (neighbours.get(seat) ?? []).filter((neighbour) => organisations.get(neighbour) === organisation).length;

function bestSeat({ free, organisation, ...room }: Asked & { free: readonly number[]; organisation: string }): number {
  let best = free[0] as number;
  let fewest = Number.POSITIVE_INFINITY;
  for (const seat of free) {
    const conflicts = conflictsAt({ seat, organisation, ...room });
    if (conflicts < fewest) [best, fewest] = [seat, conflicts];
    if (fewest === 0) return best;
  }
  return best;
}

const MOST_ROUNDS = 6;

/** Exchanges two people wherever that leaves fewer neighbours of one organisation. Changes both maps. */
function improve({
  seated,
  organisations,
  neighbours,
}: Pick<Room, 'neighbours'> & { seated: Map<number, PersonToSeat>; organisations: Map<number, string> }): void {
  const seats = [...seated.keys()];
  const at = (seat: number): number =>
    conflictsAt({ seat, organisation: organisations.get(seat), organisations, neighbours });
  const exchange = (a: number, b: number): void => {
    const [first, second] = [seated.get(a) as PersonToSeat, seated.get(b) as PersonToSeat];
    seated.set(a, second).set(b, first);
    organisations.set(a, second.organisation).set(b, first.organisation);
  };
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round += 1) {
    changed = false;
    for (const seat of seats) {
      if (at(seat) === 0) continue;
      for (const other of seats) {
        if (organisations.get(other) === organisations.get(seat)) continue;
        const before = at(seat) + at(other);
        exchange(seat, other);
        if (at(seat) + at(other) < before) {
          changed = true;
          break;
        }
        exchange(seat, other);
      }
    }
  }
}

/** Pairs of neighbouring seats whose people are of one organisation. */
export function pairsOf({ organisations, neighbours }: Asked): number {
  let pairs = 0;
  for (const [seat, organisation] of organisations)
    pairs += conflictsAt({ seat, organisation, organisations, neighbours });
  return pairs / 2;
}

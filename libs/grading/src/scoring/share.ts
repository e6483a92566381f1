/** A share of an item's points: `part` of `parts`, 0…1; −1…1 where wrong choices are marked down below 0. */
export interface Share {
  part: number;
  parts: number;
}

export const NOTHING: Share = { part: 0, parts: 1 };
export const EVERYTHING: Share = { part: 1, parts: 1 };

export const allOrNothing = (isRight: boolean): Share => (isRight ? EVERYTHING : NOTHING);

/** Of a key without any part nothing can be reached. */
export const shareOf = ({ part, parts }: Share): Share => (parts > 0 ? { part, parts } : NOTHING);

/** A part is at most an option or a blank of one item, so the products are small. */
export const largerShare = (one: Share, other: Share): Share =>
  other.part * one.parts > one.part * other.parts ? other : one;

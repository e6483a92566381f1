/** A share of an item's points: `part` of `parts`, 0…1; −1…1 under negative marking. */
export interface Share {
  part: number;
  parts: number;
}

export const NOTHING: Share = { part: 0, parts: 1 };
export const EVERYTHING: Share = { part: 1, parts: 1 };

export const allOrNothing = (isRight: boolean): Share => (isRight ? EVERYTHING : NOTHING);

/** A key without parts gives nothing. */
export const shareOf = ({ part, parts }: Share): Share => (parts > 0 ? { part, parts } : NOTHING);

/** Parts are options or blanks of one item, so the products are small. */
export const largerShare = (one: Share, other: Share): Share =>
  other.part * one.parts > one.part * other.parts ? other : one;

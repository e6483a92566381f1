/** The corner of the room in which seat 1 is, as seen by people who face the front. */
export const FIRST_CORNERS = ['front_left', 'front_right', 'back_left', 'back_right'] as const;
export type FirstCorner = (typeof FIRST_CORNERS)[number];

/** Whether seats are counted along columns (front to back) or along rows (side to side). */
export const SEAT_ORDERS = ['columns', 'rows'] as const;
export type SeatOrder = (typeof SEAT_ORDERS)[number];

export const MOST_PLACES = 500;
export const MOST_LINES = 40;

export interface RoomShape {
  places: number;
  rows: number;
  columns: number;
  firstCorner: FirstCorner;
  seatOrder: SeatOrder;
}

export interface SeatPlace {
  /** From 1. */
  seat: number;
  /** From 0, at the front. */
  row: number;
  /** From 0, at the left of people who face the front. */
  column: number;
}

export const roomHolds = ({ places, rows, columns }: Pick<RoomShape, 'places' | 'rows' | 'columns'>): boolean =>
  places <= rows * columns;

/**
 * Where each seat stands, in the order of numbers. Seats run in an S from the first corner: along one line and back
 * along the next. Places that do not fill all lines are shared out evenly, the shorter lines first (7-7-8-8).
 */
export function seatPlan(shape: RoomShape): SeatPlace[] {
  const alongColumns = shape.seatOrder === 'columns';
  const [lines, depth] = alongColumns ? [shape.columns, shape.rows] : [shape.rows, shape.columns];
  const [fromBack, fromRight] = [shape.firstCorner.startsWith('back'), shape.firstCorner.endsWith('right')];
  const [lastLineFirst, farEndFirst] = alongColumns ? [fromRight, fromBack] : [fromBack, fromRight];
  const places = Math.min(shape.places, lines * depth);
  const longer = places % lines;
  const plan: SeatPlace[] = [];
  for (let index = 0; index < lines; index += 1) {
    const length = Math.floor(places / lines) + (index >= lines - longer ? 1 : 0);
    const line = lastLineFirst ? lines - 1 - index : index;
    const descends = (index % 2 === 1) !== farEndFirst;
    for (let step = 0; step < length; step += 1) {
      const along = descends ? length - 1 - step : step;
      const [row, column] = alongColumns ? [along, line] : [line, along];
      plan.push({ seat: plan.length + 1, row, column });
    }
  }
  return plan;
}

/** Which seats stand in front of, behind, left and right of each seat; by seat number. */
export function neighboursOf(plan: readonly SeatPlace[]): ReadonlyMap<number, readonly number[]> {
  const at = new Map(plan.map(({ seat, row, column }) => [`${row} ${column}`, seat]));
  return new Map(
    plan.map(({ seat, row, column }) => [
      seat,
      [
        [row - 1, column],
        [row + 1, column],
        [row, column - 1],
        [row, column + 1],
      ].flatMap(([nextRow, nextColumn]) => at.get(`${nextRow} ${nextColumn}`) ?? []),
    ]),
  );
}

/** A seat number as offices print it: two digits, or three in a large room. */
export const seatLabel = (seat: number): string => String(seat).padStart(2, '0');

/** A room number as offices print it: three digits. */
export const roomLabel = (room: number): string => String(room).padStart(3, '0');

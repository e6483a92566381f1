import fc from 'fast-check';
import { FIRST_CORNERS, neighboursOf, SEAT_ORDERS, seatPlan, type RoomShape } from './seat-plan';

const shape = (some: Partial<RoomShape> = {}): RoomShape => ({
  places: 6,
  rows: 3,
  columns: 2,
  firstCorner: 'front_left',
  seatOrder: 'columns',
  ...some,
});

/** The seat numbers as one sees them from the back: front row first. */
function pictureOf(room: RoomShape): string[] {
  const plan = seatPlan(room);
  return Array.from({ length: room.rows }, (_, row) =>
    Array.from({ length: room.columns }, (__, column) => {
      const seat = plan.find((one) => one.row === row && one.column === column)?.seat;
      return String(seat ?? '.').padStart(2, ' ');
    }).join(' '),
  );
}

describe('the plan of a room', () => {
  it.each([
    ['front_left', 'columns', [' 1  6', ' 2  5', ' 3  4']],
    ['front_right', 'columns', [' 6  1', ' 5  2', ' 4  3']],
    ['back_left', 'columns', [' 3  4', ' 2  5', ' 1  6']],
    ['back_right', 'columns', [' 4  3', ' 5  2', ' 6  1']],
    ['front_left', 'rows', [' 1  2', ' 4  3', ' 5  6']],
    ['front_right', 'rows', [' 2  1', ' 3  4', ' 6  5']],
    ['back_left', 'rows', [' 5  6', ' 4  3', ' 1  2']],
    ['back_right', 'rows', [' 6  5', ' 3  4', ' 2  1']],
  ] as const)('counts in an S from the %s along %s', (firstCorner, seatOrder, picture) => {
    expect(pictureOf(shape({ firstCorner, seatOrder }))).toEqual(picture);
  });

  it('shares 30 places over four columns as 7-7-8-8', () => {
    const plan = seatPlan(shape({ places: 30, rows: 8, columns: 4 }));
    const lengths = [0, 1, 2, 3].map((column) => plan.filter((one) => one.column === column).length);
    expect(lengths).toEqual([7, 7, 8, 8]);
  });

  it('puts every seat on a place of its own, inside the room', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.nat({ max: 143 }),
        fc.constantFrom(...FIRST_CORNERS),
        fc.constantFrom(...SEAT_ORDERS),
        (rows, columns, some, firstCorner, seatOrder) => {
          const places = 1 + (some % (rows * columns));
          const plan = seatPlan({ places, rows, columns, firstCorner, seatOrder });
          expect(plan.map(({ seat }) => seat)).toEqual(Array.from({ length: places }, (_, index) => index + 1));
          expect(new Set(plan.map(({ row, column }) => row * columns + column)).size).toBe(places);
          expect(plan.every(({ row, column }) => row >= 0 && row < rows && column >= 0 && column < columns)).toBe(true);
        },
      ),
    );
  });

  it('knows who sits in front, behind, left and right, and nobody across a corner', () => {
    const neighbours = neighboursOf(seatPlan(shape({ places: 9, rows: 3, columns: 3 })));
    expect([...neighbours.get(5)!].sort((a, b) => a - b)).toEqual([2, 4, 6, 8]);
    expect([...neighbours.get(1)!].sort((a, b) => a - b)).toEqual([2, 6]);
  });
});

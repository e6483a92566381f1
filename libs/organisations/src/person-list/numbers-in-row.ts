import { parseIdNumber, possibleIdTypes, type IdType } from '../person/id-number';

export interface PossibleNumber {
  idType: IdType;
  idNumber: string;
}

// Cells such as `考生` or `鼓楼区`, or a heading, are not numbers.
const HAS_DIGIT = /\d/;

/** Everything in a row that could be an ID number, the longest first. People type `'3501…` to keep a number as text. */
export function numbersInRow(cells: readonly string[]): PossibleNumber[] {
  return cells
    .map((cell) => cell.trim().replace(/^'/, ''))
    .filter((cell) => HAS_DIGIT.test(cell))
    .flatMap((text) =>
      possibleIdTypes(text).map((idType) => ({ idType, idNumber: parseIdNumber({ idType, text }).idNumber as string })),
    )
    .sort((a, b) => b.idNumber.length - a.idNumber.length);
}

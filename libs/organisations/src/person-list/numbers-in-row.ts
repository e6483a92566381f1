import { parseIdNumber, possibleIdTypes, type IdType } from '../person/id-number';

export interface PossibleNumber {
  idType: IdType;
  idNumber: string;
}

// A cell such as `考生` or `鼓楼区` is none, and neither is a word of a heading.
const HAS_DIGIT = /\d/;

/** Everything in a row that could be an ID number, the longest first. `'3501…` is how people keep a number a text. */
export function numbersInRow(cells: readonly string[]): PossibleNumber[] {
  return cells
    .map((cell) => cell.trim().replace(/^'/, ''))
    .filter((cell) => HAS_DIGIT.test(cell))
    .flatMap((text) =>
      possibleIdTypes(text).map((idType) => ({ idType, idNumber: parseIdNumber({ idType, text }).idNumber as string })),
    )
    .sort((a, b) => b.idNumber.length - a.idNumber.length);
}

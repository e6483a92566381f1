/** The letter of an option by its place; places count from 0. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place);

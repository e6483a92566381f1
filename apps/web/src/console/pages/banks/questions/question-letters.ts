/** The letter of an option by its 0-based position. */
export const letterOf = (place: number): string => String.fromCharCode(65 + place);

interface PartOfCase {
  stem: string;
  furtherCase: string | null;
}

/** The part of the case that comes with a question, and below it the question itself. */
export const stemWithPart = ({ stem, furtherCase }: PartOfCase): string =>
  furtherCase === null ? stem : `${furtherCase}\n\n${stem}`;

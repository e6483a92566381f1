/** Replaces brackets, backslashes and line breaks in the description, which would break the Markdown. */
export const markdownOfPicture = ({ address, alternative }: { address: string; alternative: string }): string =>
  `![${alternative.replace(/[[\]\\\s]+/g, ' ').trim()}](${address})`;

/** The text with the selection replaced by `inserted`. */
export const insertAt = ({
  text,
  inserted,
  start,
  end,
}: {
  text: string;
  inserted: string;
  start: number;
  end: number;
}): string => text.slice(0, start) + inserted + text.slice(end);

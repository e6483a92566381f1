/** A bracket would end the text, and a line break tear the picture apart. */
export const markdownOfPicture = ({ address, alternative }: { address: string; alternative: string }): string =>
  `![${alternative.replace(/[[\]\\\s]+/g, ' ').trim()}](${address})`;

/** The text with this in the place of what is selected in it. */
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

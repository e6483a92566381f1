interface ShownItem {
  itemNumber: number;
  type: string;
  options: { id: string; text: string }[];
}

/** Responses to a paper of the sample bank, whose right options begin with 对. */
export function answerSheet({
  items,
  right,
}: {
  items: readonly ShownItem[];
  right: boolean;
}): { itemNumber: number; revision: number; response: unknown }[] {
  return items.map(({ itemNumber, type, options }) => {
    const letters = options.filter(({ text }) => text.startsWith('对') === right).map(({ id }) => id);
    return { itemNumber, revision: 1, response: type === 'multiple_choice' ? letters : letters[0] };
  });
}

import type { Schemas } from '../../../console-api';

type Choices = Schemas['ItemChoicesDto'];

export const THIRDS = ['low', 'middle', 'high'] as const;

export interface ShownChoice {
  /** The letter in the authored order; null for no answer. */
  letter: string | null;
  text: string;
  right: boolean;
  counts: number[];
  /** Per third, 0…100; null if nobody in it had the question. */
  percents: (number | null)[];
}

/** The options in their order, followed by those who did not answer. */
export function shownChoices({ options, unanswered, everybody }: Choices): ShownChoice[] {
  const percents = (counts: readonly number[]): (number | null)[] =>
    counts.map((count, third) => (everybody[third] ? (100 * count) / everybody[third] : null));
  return [
    ...options.map(({ option, text, right, byThird }) => ({
      letter: String.fromCharCode(65 + option),
      text,
      right,
      counts: byThird,
      percents: percents(byThird),
    })),
    { letter: null, text: '', right: false, counts: unanswered, percents: percents(unanswered) },
  ];
}

import type { QuestionKey, QuestionSource, QuestionType } from '../question/question-content';
import { letterOf } from '../question/question-file';

export interface CountedQuestion {
  domainCode: string;
  type: QuestionType;
  difficulty: number;
  stem: string;
  key: QuestionKey;
  source: QuestionSource | null;
}

export interface CompositionCell {
  domainCode: string;
  type: QuestionType;
  difficulty: number;
  count: number;
}

export interface BankComposition {
  questionCount: number;
  cells: CompositionCell[];
  /** How often each letter is right in single choice, from A to the last right one. */
  letters: { letter: string; count: number }[];
  /** Lengths of stems in characters; the last band is unbounded. */
  lengths: { from: number; to: number | null; count: number }[];
  /** Years since the source was issued; the last band is unbounded. */
  sourceAges: { from: number; to: number | null; count: number }[];
  withoutSource: number;
}

const LENGTHS = [0, 20, 40, 60, 80, 120, 200, 400];
const AGES = [0, 2, 4, 6, 11, 16];

/** Counts the composition of a bank, question by question. */
export class CompositionCount {
  private questionCount = 0;
  private withoutSource = 0;
  private readonly cells = new Map<string, CompositionCell>();
  private readonly letters: number[] = [];
  private readonly lengths = LENGTHS.map(() => 0);
  private readonly ages = AGES.map(() => 0);

  constructor(private readonly yearNow: number) {}

  add({ domainCode, type, difficulty, stem, key, source }: CountedQuestion): void {
    this.questionCount += 1;
    const name = `${domainCode} ${type} ${difficulty}`;
    const cell = this.cells.get(name) ?? { domainCode, type, difficulty, count: 0 };
    cell.count += 1;
    this.cells.set(name, cell);
    if (type === 'single_choice' && key.kind === 'choice')
      for (const place of key.right) this.letters[place] = (this.letters[place] ?? 0) + 1;
    countIn({ bands: LENGTHS, counts: this.lengths, value: [...stem].length });
    if (source === null) this.withoutSource += 1;
    else countIn({ bands: AGES, counts: this.ages, value: this.yearNow - source.year });
  }

  done(): BankComposition {
    return {
      questionCount: this.questionCount,
      cells: [...this.cells.values()],
      letters: Array.from(this.letters, (count, place) => ({ letter: letterOf(place), count: count ?? 0 })),
      lengths: banded({ bands: LENGTHS, counts: this.lengths }),
      sourceAges: banded({ bands: AGES, counts: this.ages }),
      withoutSource: this.withoutSource,
    };
  }
}

/** A source from a future year counts as from this year. */
function countIn({ bands, counts, value }: { bands: readonly number[]; counts: number[]; value: number }): void {
  const place = Math.max(
    0,
    bands.findLastIndex((from) => value >= from),
  );
  counts[place] = (counts[place] ?? 0) + 1;
}

const banded = ({ bands, counts }: { bands: readonly number[]; counts: readonly number[] }) =>
  bands.map((from, place) => {
    const next = bands[place + 1];
    return { from, to: next === undefined ? null : next - 1, count: counts[place] ?? 0 };
  });

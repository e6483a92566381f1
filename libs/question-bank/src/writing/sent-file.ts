/** An `AuthoredFile` as received, unchecked. */
export type SentFile = Record<string, unknown>;

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const isGiven = (id: unknown): boolean => typeof id === 'string' && id.trim() !== '';

interface Numbering {
  file: SentFile;
  /** Code of the group, if there is one. */
  group: string | null;
  question: (index: number, groupCode: string | null) => string;
  /** False: stored codes replace the codes sent. */
  keepGiven: boolean;
}

/** The file with a code for each question and group, and with all of them as drafts: only a review publishes. */
export function withCodes({ file, group, question, keepGiven }: Numbering): SentFile {
  const coded = (part: unknown, code: string): unknown =>
    isPart(part) ? { ...part, id: keepGiven && isGiven(part.id) ? part.id : code } : part;
  const drafted = (part: unknown): unknown => (isPart(part) ? { ...part, status: 'draft' } : part);
  return {
    ...file,
    questions: listIn(file.questions).map((one, index) => drafted(coded(one, question(index, null)))),
    groups: listIn(file.groups).map((one) => {
      const whole = coded(one, group ?? '');
      if (!isPart(whole)) return whole;
      const code = typeof whole.id === 'string' ? whole.id : '';
      return {
        ...whole,
        questions: listIn(whole.questions).map((part, index) => drafted(coded(part, question(index, code)))),
      };
    }),
  };
}

/** Null unless the file has exactly one question or one group. */
export function codesIn({ questions, groups }: SentFile): { group: string | null } | null {
  const [alone, grouped] = [listIn(questions), listIn(groups)];
  if (alone.length + grouped.length !== 1) return null;
  const [group] = grouped;
  return { group: isPart(group) && typeof group.id === 'string' ? group.id : null };
}

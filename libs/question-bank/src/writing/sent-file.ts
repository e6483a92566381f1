/** An `AuthoredFile` as somebody sent it: nothing of it was looked at yet. */
export type SentFile = Record<string, unknown>;

type Part = Record<string, unknown>;

const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const listIn = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const isGiven = (id: unknown): boolean => typeof id === 'string' && id.trim() !== '';

interface Numbering {
  file: SentFile;
  /** Of the group, where there is one. */
  group: string | null;
  question: (index: number, groupCode: string | null) => string;
  /** False: the codes are as they are stored, whatever was sent. */
  keepGiven: boolean;
}

/** The file with a code for each question and group, all of them drafts: what is written is published by a review alone. */
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

/** Null unless it is one question or one group. */
export function codesIn({ questions, groups }: SentFile): { group: string | null } | null {
  const [alone, grouped] = [listIn(questions), listIn(groups)];
  if (alone.length + grouped.length !== 1) return null;
  const [group] = grouped;
  return { group: isPart(group) && typeof group.id === 'string' ? group.id : null };
}

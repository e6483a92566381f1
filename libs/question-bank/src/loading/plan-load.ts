import { nextQuestionState } from '../question/next-question-state';
import type { QuestionState } from '../question/question-content';
import type { AuthoredVersion } from '../question/version-content';

/** The stored facts of a question that loading it again depends on. */
export interface StoredQuestion {
  questionId: string;
  code: string;
  state: QuestionState;
  currentVersionId: string;
  versionNumber: number;
  contentSha256: string;
}

export interface PlannedQuestion {
  authored: AuthoredVersion;
  /** Null: the question is new. */
  stored: StoredQuestion | null;
  state: QuestionState;
  /** Null: the content is unchanged. */
  newVersionNumber: number | null;
}

/** The questions that loading changes; questions stored with the same content and state are left out. */
export function planLoad({
  versions,
  stored,
  mayPublish,
}: {
  versions: AuthoredVersion[];
  stored: ReadonlyMap<string, StoredQuestion>;
  /** False: what the file calls published goes to review. */
  mayPublish: boolean;
}): PlannedQuestion[] {
  return versions.flatMap((authored) => {
    const before = stored.get(authored.code) ?? null;
    const contentChanged = before?.contentSha256 !== authored.contentSha256;
    const said = authored.state === 'published' && !mayPublish ? 'in_review' : authored.state;
    const state = nextQuestionState({ current: before?.state ?? null, contentChanged, authored: said });
    if (before && !contentChanged && state === before.state) return [];
    return [
      { authored, stored: before, state, newVersionNumber: contentChanged ? (before?.versionNumber ?? 0) + 1 : null },
    ];
  });
}

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
  /** The author of its content. */
  createdBy: string | null;
}

/** By code: a new version of which somebody found that only attributes differ from the stored version `versionId`. */
export type AttributeEdits = ReadonlyMap<string, { versionId: string }>;

export interface PlannedQuestion {
  authored: AuthoredVersion;
  /** Null: the question is new. */
  stored: StoredQuestion | null;
  state: QuestionState;
  /** Null: the content is unchanged. */
  newVersionNumber: number | null;
  /** The content is that of the version before, which keeps its author and its approvals. */
  attributesOnly: boolean;
}

/** The questions that loading changes; questions stored with the same content and state are left out. */
export function planLoad({
  versions,
  stored,
  mayPublish,
  attributeEdits,
}: {
  versions: AuthoredVersion[];
  stored: ReadonlyMap<string, StoredQuestion>;
  /** False: what the file calls published goes to review. */
  mayPublish: boolean;
  attributeEdits: AttributeEdits;
}): PlannedQuestion[] {
  return versions.flatMap((authored) => {
    const before = stored.get(authored.code) ?? null;
    const isOther = before?.contentSha256 !== authored.contentSha256;
    const attributesOnly =
      isOther && before !== null && attributeEdits.get(authored.code)?.versionId === before.currentVersionId;
    const change = !isOther ? 'none' : attributesOnly ? 'attributes' : 'content';
    const said = authored.state === 'published' && !mayPublish ? 'in_review' : authored.state;
    const state = nextQuestionState({ current: before?.state ?? null, change, authored: said });
    if (before && !isOther && state === before.state) return [];
    const newVersionNumber = isOther ? (before?.versionNumber ?? 0) + 1 : null;
    return [{ authored, stored: before, state, newVersionNumber, attributesOnly }];
  });
}

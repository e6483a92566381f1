import { responseKey, type ExamSessionRepository, type NewResponse } from './exam-session.repository';

export interface Conflict {
  itemNumber: number;
  currentRevision: number;
  response: unknown;
}

export interface CommittedResponses {
  saved: { itemNumber: number; revision: number }[];
  conflicts: Conflict[];
}

/**
 * Puts the responses in under the caller's locks and tells for each session what was saved.
 * Only when fewer rows went in than were sent is anything read back: the same key with the same content is saved
 * again without effect, with other content it is a conflict.
 */
export async function commitResponses({ repository, rows }: { repository: ExamSessionRepository; rows: readonly NewResponse[] }): Promise<Set<NewResponse>> {
  if (rows.length === 0) return new Set();
  const inserted = await repository.insertResponses(rows);
  if (inserted === rows.length) return new Set();
  const stored = await repository.readResponses(rows);
  return new Set(rows.filter((row) => stored.get(responseKey(row)) !== row.response));
}

interface Told {
  repository: ExamSessionRepository;
  sessionId: string;
  rows: readonly NewResponse[];
  conflicting: ReadonlySet<NewResponse>;
}

/** What the caller of one request is told. */
export async function tellCommitted({ repository, sessionId, rows, conflicting }: Told): Promise<CommittedResponses> {
  const saved = rows.filter((row) => !conflicting.has(row)).map(({ itemNumber, revision }) => ({ itemNumber, revision }));
  if (saved.length === rows.length) return { saved, conflicts: [] };
  const current = (await repository.currentResponses([sessionId])).get(sessionId) ?? [];
  const conflictingItems = new Set(rows.filter((row) => conflicting.has(row)).map(({ itemNumber }) => itemNumber));
  const conflicts = current
    .filter(({ itemNumber }) => conflictingItems.has(itemNumber))
    .map(({ itemNumber, revision, response }) => ({ itemNumber, currentRevision: revision, response: JSON.parse(response) as unknown }));
  return { saved, conflicts };
}

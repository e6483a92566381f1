import { responseKey, type ExamSessionRepository, type NewResponse } from '../session/exam-session.repository';

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
 * Inserts the responses under the caller's locks; returns those that conflict with stored ones.
 * Rows are read back only if fewer were inserted than sent: the same key with the same content is saved again without
 * effect, with other content it is a conflict. Rows seen before are inserted separately, so that a repeated response
 * causes only such rows to be read back, not the whole batch.
 */
export async function commitResponses({
  repository,
  rows,
}: {
  repository: ExamSessionRepository;
  rows: readonly NewResponse[];
}): Promise<Set<NewResponse>> {
  const short: NewResponse[] = [];
  for (const part of [rows.filter(({ seenBefore }) => !seenBefore), rows.filter(({ seenBefore }) => seenBefore)]) {
    if (part.length > 0 && (await repository.insertResponses(part)) < part.length) short.push(...part);
  }
  if (short.length === 0) return new Set();
  // Read only after all inserts: the first read fixes the snapshot of the transaction, and an insert may have to wait
  // for rows that another process commits later.
  const stored = await repository.readResponses(short);
  return new Set(short.filter((row) => stored.get(responseKey(row)) !== row.response));
}

interface Told {
  repository: ExamSessionRepository;
  sessionId: string;
  rows: readonly NewResponse[];
  conflicting: ReadonlySet<NewResponse>;
}

/** The answer to a request with conflicts: the rows that were saved, and the current responses of conflicting items. */
export async function tellConflicts({ repository, sessionId, rows, conflicting }: Told): Promise<CommittedResponses> {
  const saved = rows
    .filter((row) => !conflicting.has(row))
    .map(({ itemNumber, revision }) => ({ itemNumber, revision }));
  const current = (await repository.currentResponses([sessionId])).get(sessionId) ?? [];
  const conflictingItems = new Set(rows.filter((row) => conflicting.has(row)).map(({ itemNumber }) => itemNumber));
  const conflicts = current
    .filter(({ itemNumber }) => conflictingItems.has(itemNumber))
    .map(({ itemNumber, revision, response }) => ({
      itemNumber,
      currentRevision: revision,
      response: JSON.parse(response) as unknown,
    }));
  return { saved, conflicts };
}

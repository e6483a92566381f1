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
 * Puts the responses in under the caller's locks; returns those that conflict with what is stored.
 * Only when fewer rows went in than were sent is anything read back: the same key with the same content is saved
 * again without effect, with other content it is a conflict. What came before goes in by itself, so that a repeated
 * response has only its like read back, not the whole batch that it came with.
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
  // Not before everything is in: reading fixes what the transaction sees, and an insert may wait for what another process commits then.
  const stored = await repository.readResponses(short);
  return new Set(short.filter((row) => stored.get(responseKey(row)) !== row.response));
}

interface Told {
  repository: ExamSessionRepository;
  sessionId: string;
  rows: readonly NewResponse[];
  conflicting: ReadonlySet<NewResponse>;
}

/** What the caller of a request is told of which something conflicts: what was saved all the same, and what stands there instead. */
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

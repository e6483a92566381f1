import { Injectable } from '@nestjs/common';
import type { GradableSession } from '@sunflower/exam-session';
import { isBlank } from '@sunflower/content';
import { Clock, newId, secureRandom, sha256Hex } from '@sunflower/platform';
import type { Share } from '../scoring/share';
import { MarkingRepository, type NewScript, type SettledEssay } from './marking.repository';

/** Range of the random order of marking. */
export const SHUFFLE_PLACES = 1_000_000;

interface Papers {
  examId: string;
  sessions: readonly GradableSession[];
  /** Whether this version needs marks by people under the run. */
  isMarked: (versionId: string) => boolean;
  /** When the run was made. Later decisions apply to later runs only. */
  runCreatedAt: number;
}

interface Essay {
  itemNumber: number;
  versionId: string;
  essay: string;
  responseSha256: string;
}

/**
 * Tells grading the marks of papers. Returns the shares by item number for each session, or null while a final mark is missing. The
 * essays of such a session are put into the markers' queue; settling the last of them marks the session for grading again. Runs in the
 * caller's transaction, which holds the sessions' rows.
 */
@Injectable()
export class MarksOfPapers {
  constructor(
    private readonly clock: Clock,
    private readonly repository: MarkingRepository,
  ) {}

  async of(papers: Papers): Promise<Map<string, ReadonlyMap<number, Share> | null>> {
    const { sessions, isMarked, runCreatedAt, examId } = papers;
    const voided = sessions.filter(({ state }) => state === 'voided').map(({ sessionId }) => sessionId);
    await this.repository.withdraw(voided);
    const essays = new Map(
      sessions
        .filter(({ state }) => state !== 'voided')
        .map((session) => [session.sessionId, essaysOf({ session, isMarked })]),
    );
    const withEssays = [...essays].filter(([, list]) => list.length > 0).map(([sessionId]) => sessionId);
    await this.repository.insertScripts(this.scriptsOf({ examId, essays }));
    const settled = new Map<string, SettledEssay[]>();
    for (const one of await this.repository.settledEssays(withEssays))
      settled.set(keyOf(one), [...(settled.get(keyOf(one)) ?? []), one]);
    const wanted = [...essays].flatMap(([sessionId, list]) => list.map((essay) => keyOf({ sessionId, ...essay })));
    await this.repository.bringBack(
      wanted
        .flatMap((key) => (settled.get(key) ?? []).filter(({ withdrawn }) => withdrawn))
        .map(({ scriptId }) => scriptId),
    );
    return new Map(
      sessions.map(({ sessionId }) => {
        const list = essays.get(sessionId) ?? [];
        const shares = list.map((essay): [number, Share | null] => [
          essay.itemNumber,
          shareOfRun({ settlements: settled.get(keyOf({ sessionId, ...essay })) ?? [], runCreatedAt }),
        ]);
        return [sessionId, shares.some(([, share]) => share === null) ? null : new Map(shares as [number, Share][])];
      }),
    );
  }

  private scriptsOf({
    examId,
    essays,
  }: {
    examId: string;
    essays: ReadonlyMap<string, readonly Essay[]>;
  }): NewScript[] {
    const createdAt = this.clock.now();
    return [...essays].flatMap(([sessionId, list]) =>
      list.map(({ itemNumber, versionId, essay, responseSha256 }) => ({
        id: newId(),
        examId,
        sessionId,
        itemNumber,
        questionVersionId: versionId,
        responseSha256,
        essay,
        shuffle: secureRandom(SHUFFLE_PLACES),
        createdAt,
      })),
    );
  }
}

const keyOf = ({
  sessionId,
  itemNumber,
  responseSha256,
}: Pick<SettledEssay, 'sessionId' | 'itemNumber' | 'responseSha256'>): string =>
  `${sessionId}/${itemNumber}/${responseSha256}`;

/** Returns the essays that have to be marked. An empty essay earns nothing and is not marked. */
function essaysOf({
  session: { plan, responses },
  isMarked,
}: {
  session: GradableSession;
  isMarked: Papers['isMarked'];
}): Essay[] {
  const items = plan.sections.flatMap((section) => section.items);
  return items.flatMap(({ versionId }, index) => {
    const essay = responses.get(index + 1);
    if (!isMarked(versionId) || typeof essay !== 'string' || isBlank(essay)) return [];
    return [{ itemNumber: index + 1, versionId, essay, responseSha256: sha256Hex(essay) }];
  });
}

/** Returns the last mark settled before the run was made; otherwise the first one settled after it, for which the run waited. */
export function shareOfRun({
  settlements,
  runCreatedAt,
}: {
  settlements: readonly Pick<SettledEssay, 'revision' | 'part' | 'parts' | 'settledAt'>[];
  runCreatedAt: number;
}): Share | null {
  const inOrder = settlements
    .filter(({ revision }) => revision !== null)
    .sort((one, other) => Number(one.revision) - Number(other.revision));
  const found = inOrder.filter(({ settledAt }) => settledAt <= runCreatedAt).at(-1) ?? inOrder[0];
  return found ? { part: found.part, parts: found.parts } : null;
}

import { yieldTurn } from '@sunflower/platform';
import type { RegistrationChunk, ReleaseRepository } from './release.repository';

// A transaction over this many registrations holds the embedded writer for well under 50 ms.
const REGISTRATIONS_A_CHUNK = 100;

/** Chunks of all registrations of an exam, in the order of ids. */
export async function* chunksOf({
  repository,
  examId,
}: {
  repository: ReleaseRepository;
  examId: string;
}): AsyncGenerator<RegistrationChunk> {
  for (let afterId = ''; ;) {
    const lastId = await repository.endOfChunk({ examId, afterId, limit: REGISTRATIONS_A_CHUNK });
    if (lastId === null) return;
    yield { examId, afterId, lastId };
    afterId = lastId;
    // The embedded database answers without yielding to the event loop; without this, saves would wait for the whole
    // exam.
    await yieldTurn();
  }
}

import { answerPaper } from './answer-paper';
import { arrive, isCandidatesEnd } from './arrive';
import type { Candidate } from './candidate';
import { finish } from './finish';
import type { World } from './world';

/**
 * The whole exam of one candidate. Does not reject because of the server's behaviour, which is counted; the reason for
 * giving up is recorded.
 */
export async function sitExam(candidate: Candidate, world: World): Promise<void> {
  try {
    await arrive(candidate, world);
    await answerPaper(candidate, world);
    await finish(candidate, world);
  } catch (error) {
    if (!isCandidatesEnd(error)) throw error;
    candidate.gaveUp = error.message;
    world.complaints.add('wrong', `candidate ${candidate.number} gave up: ${error.message}`);
  }
}

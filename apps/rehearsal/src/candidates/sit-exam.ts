import { answerPaper } from './answer-paper';
import { arrive, isCandidatesEnd } from './arrive';
import type { Candidate } from './candidate';
import { finish } from './finish';
import type { World } from './world';

/** The whole exam of one candidate. Never rejects because of what the server does: that is counted, and the candidate's end is on record. */
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

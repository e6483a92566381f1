/** Candidates are saved again within this time, whatever fails. */
const MOST_SILENCE_MS = 10_000;

/** Another one takes over, and candidates may be refused for a moment. */
export const TAKEN_OVER = { refusesCandidates: true, mostSilenceMs: MOST_SILENCE_MS };
/** Candidates notice nothing. */
export const UNNOTICED = { refusesCandidates: false, mostSilenceMs: MOST_SILENCE_MS };

export type Outcome = 'graded' | 'absent' | 'deferred' | 'violation' | 'annulled';

export type SessionState = 'in_progress' | 'submitted' | 'timed_out' | 'closed' | 'voided';

/** The shapes of the candidate's and the public routes that the light pages use (DESIGN.md, "The candidate's HTTP contract"). */
export interface Consent {
  rulesVersion: string;
  privacyVersion: string;
  /** Markdown. */
  rules: string;
  /** Markdown. */
  privacyNotice: string;
  given: boolean;
}

export interface ExamFacts {
  id: string;
  title: string;
  opensAt: string;
  closesAt: string;
  durationMinutes: number;
  /** Markdown. */
  instructions: string | null;
}

export type SessionState = 'in_progress' | 'submitted' | 'timed_out' | 'closed' | 'voided';

/** Reply of sign-in and of `GET /candidate/me`. */
export interface Admission {
  candidate: { name: string; maskedIdNumber: string; organisation: string };
  exam: ExamFacts;
  session: { id: string; state: SessionState } | null;
  consent: Consent;
  serverTime: string;
}

export interface ExamSession {
  id: string;
  state: SessionState;
  locked: boolean;
  startedAt: string;
  deadlineAt: string;
  seat: number;
}

export type ItemType =
  | 'single_choice'
  | 'multiple_choice'
  | 'true_false'
  | 'fill_in'
  | 'numeric'
  | 'matching'
  | 'ordering'
  | 'essay';

export interface Labelled {
  id: string;
  /** Markdown. */
  text: string;
}

export interface PaperItem {
  itemNumber: number;
  type: ItemType;
  /** Markdown. */
  stem: string;
  stimulus: Labelled | null;
  prompts: Labelled[] | null;
  options: Labelled[] | null;
  blankCount: number | null;
  points: number;
}

export interface PaperSection {
  title: string;
  items: PaperItem[];
}

export type Response = string | string[] | Record<string, string> | null;

export interface GivenResponse {
  itemNumber: number;
  revision: number;
  response: Response;
}

export interface SentResponse extends GivenResponse {
  /** When the candidate made it, by the server's clock. */
  madeAt: string;
}

export interface StartReply {
  session: ExamSession;
  paper: { sections: PaperSection[] };
  responses: GivenResponse[];
  serverTime: string;
}

export interface SavedRevision {
  itemNumber: number;
  revision: number;
}

export interface SaveReply {
  saved: SavedRevision[];
  serverTime: string;
  deadlineAt: string;
}

export interface SubmitReply {
  state: SessionState;
  submittedAt: string;
  receipt: string;
}

export interface SessionReply {
  session: ExamSession;
  serverTime: string;
}

/** `details` of `409 SESSION_CLOSED`. */
export interface SessionClosedDetails {
  state: SessionState;
  closedAt: string;
  receipt: string | null;
  /** How many responses of this request were kept apart as late. */
  kept: number;
}

/** `details` of `409 REVISION_CONFLICT`. */
export interface RevisionConflictDetails {
  saved: SavedRevision[];
  conflicts: { itemNumber: number; currentRevision: number; response: Response }[];
}

export interface IntegrityEvent {
  kind: 'page_hidden' | 'page_shown' | 'focus_lost' | 'focus_gained' | 'back_pressed';
  at: string;
  details?: Record<string, string | number>;
}

export type Outcome = 'graded' | 'absent' | 'deferred' | 'violation' | 'annulled';

export interface ResultReply {
  state: 'grading' | 'withheld' | 'released';
  outcome: Outcome | null;
  scoreMillipoints: number | null;
  maxMillipoints: number | null;
  passed: boolean | null;
  certificateNumber: string | null;
}

/** `details` of `409 TRAINING_INCOMPLETE`. */
export interface TrainingIncompleteDetails {
  units: { id: string; title: string }[];
}

export interface TrainingUnit {
  id: string;
  title: string;
  bodyMarkdown: string;
}

export interface CertificateCheck {
  number: string;
  state: 'valid' | 'revoked' | 'expired';
  holderName: string;
  title: string;
  issuedAt: string;
  issuer: string;
}

import type { components } from './schema';

// Types of the candidate's and the public routes, under the names used by the light pages. They come from the OpenAPI
// schema; only the `details` of errors, which the schema lacks, are defined here.
type Schemas = components['schemas'];

export type Consent = Schemas['ConsentDto'];
export type ExamFacts = Schemas['CandidateExamDto'];
/** Reply of sign-in and of `GET /candidate/me`. */
export type Admission = Schemas['SignedInDto'];
export type ExamSession = Schemas['SessionDto'];
export type SessionState = ExamSession['state'];
export type IntegrityPolicy = Schemas['CandidateIntegrityDto'];
export type IntegrityStanding = Schemas['IntegrityStandingDto'];
export type SessionIntegrity = Schemas['SessionIntegrityDto'];
export type WatchedAct = IntegrityPolicy['watched'][number];
export type PaperSection = Schemas['PaperSectionDto'];
export type PaperItem = Schemas['PaperItemDto'];
export type Labelled = Schemas['LabelledTextDto'];
export type GivenResponse = Schemas['StoredResponseDto'];
export type Response = GivenResponse['response'];
/** The reply as sent: with the paper, or with the key to the sealed paper that the client holds. */
export type StartedReply = Schemas['StartedDto'];
export type StartReply = Omit<StartedReply, 'paper' | 'paperKey'> & { paper: Schemas['PaperDto'] };
export type SaveReply = Schemas['SavedDto'];
export type SavedRevision = Schemas['SavedResponseDto'];
export type SubmitReply = Schemas['SubmittedDto'];
export type SessionReply = Schemas['SessionStatusDto'];
export type ResultReply = Schemas['CandidateResultDto'];
export type OwnAppeals = Schemas['OwnAppealsDto'];
export type NewAppeal = Schemas['NewAppealDto'];
export type CandidateNews = Schemas['CandidateNewsDto'];
export type TrainingUnit = Schemas['CandidateTrainingUnitDto'];
export type CertificateCheck = Schemas['CertificateCheckDto'];
export type CertificateFileCheck = Schemas['CertificateFileCheckDto'];

export interface SentResponse extends GivenResponse {
  /** When the candidate made it, by the server's clock. */
  madeAt: string;
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

/** `details` of `409 TOO_EARLY_TO_SUBMIT`. */
export interface TooEarlyDetails {
  earliestSubmissionAt: string;
}

/** `details` of `409 TRAINING_INCOMPLETE`. */
export interface TrainingIncompleteDetails {
  units: { id: string; title: string }[];
}

export interface IntegrityEvent {
  kind:
    | 'page_hidden'
    | 'page_shown'
    | 'page_reloaded'
    | 'focus_lost'
    | 'focus_gained'
    | 'back_pressed'
    | 'full_screen_entered'
    | 'full_screen_left'
    | 'copied'
    | 'pasted'
    | 'printed'
    | 'clock_checked'
    | 'network_back'
    | 'opened_offline';
  at: string;
  details?: Record<string, string | number>;
}

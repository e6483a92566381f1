import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  PAST_LIMIT_ACTS,
  PRESENTATIONS,
  WATCHED_ACTS,
  type PastLimit,
  type Presentation,
  type WatchedAct,
} from '@sunflower/exam';
import { QUESTION_TYPES, type QuestionType } from '@sunflower/question-bank';
import { IsString, MaxLength } from 'class-validator';
import type { SessionState } from './session-state';

const SESSION_STATES: readonly SessionState[] = ['in_progress', 'submitted', 'timed_out', 'closed', 'voided'];

/** A letter or a text, a list of them, or letters by prompt; null when cleared. */
export const RESPONSE_VALUE: ApiPropertyOptions = {
  nullable: true,
  oneOf: [
    { type: 'string' },
    { type: 'array', items: { type: 'string' } },
    { type: 'object', additionalProperties: { type: 'string' } },
  ],
};

export interface SignInRequest {
  ticketNumber: string;
  accessCode: string;
}

export interface StartRequest {
  paper?: unknown;
}

export interface ResponseInput {
  itemNumber: number;
  revision: number;
  response?: unknown;
  madeAt?: unknown;
}

export interface SaveRequest {
  seat: number;
  responses: ResponseInput[];
}

export class ConsentRequestDto {
  @IsString()
  @MaxLength(20)
  rulesVersion!: string;

  @IsString()
  @MaxLength(20)
  privacyVersion!: string;
}

export class CandidateDto {
  name!: string;
  maskedIdNumber!: string;
  organisation!: string;
}

/** What the exam watches for, and the consequences. */
export class CandidateIntegrityDto {
  @ApiProperty({ enum: WATCHED_ACTS, isArray: true })
  watched!: WatchedAct[];

  /** Number of acts without consequences; null: acts are only recorded and warned about. */
  @ApiProperty({ type: Number, nullable: true })
  limit!: number | null;

  @ApiProperty({ enum: PAST_LIMIT_ACTS })
  pastLimit!: PastLimit;
}

/** Counted acts of one session. */
export class IntegrityStandingDto {
  /** Acts counted since an invigilator last unlocked the session. */
  count!: number;

  @ApiProperty({ type: Number, nullable: true })
  limit!: number | null;

  @ApiProperty({ enum: PAST_LIMIT_ACTS })
  pastLimit!: PastLimit;
}

/** With the last counted act, which the page names. */
export class SessionIntegrityDto extends IntegrityStandingDto {
  @ApiProperty({ enum: WATCHED_ACTS, nullable: true })
  lastAct!: WatchedAct | null;
}

export class CandidateExamDto {
  id!: string;
  title!: string;
  opensAt!: string;
  closesAt!: string;
  durationMinutes!: number;
  extraTimeMinutes!: number;
  itemCount!: number;
  instructions!: string;

  /** All item types that a paper of this exam may contain. */
  @ApiProperty({ enum: QUESTION_TYPES, isArray: true })
  itemTypes!: QuestionType[];

  @ApiProperty({ enum: PRESENTATIONS })
  presentation!: Presentation;

  /** Pages that wait for the bell spread their starts over this many seconds. */
  startSpreadSeconds!: number;
  integrity!: CandidateIntegrityDto;
}

export class SessionReferenceDto {
  id!: string;

  @ApiProperty({ enum: SESSION_STATES })
  state!: SessionState;

  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  receipt!: string | null;

  integrity!: IntegrityStandingDto;
}

export class ConsentDto {
  rulesVersion!: string;
  rules!: string;
  /** True for the built-in text, of which the page has a translation; false for the administrator's own. */
  rulesBuiltIn!: boolean;
  privacyVersion!: string;
  privacyNotice!: string;
  privacyNoticeBuiltIn!: boolean;
  given!: boolean;
}

export class SignedInDto {
  candidate!: CandidateDto;
  exam!: CandidateExamDto;

  @ApiProperty({ type: SessionReferenceDto, nullable: true })
  session!: SessionReferenceDto | null;

  consent!: ConsentDto;
  serverTime!: string;
}

export class SessionDto {
  id!: string;

  @ApiProperty({ enum: SESSION_STATES })
  state!: SessionState;

  locked!: boolean;
  startedAt!: string;
  deadlineAt!: string;
  seat!: number;
  extraTimeMinutes!: number;
  earliestSubmissionAt!: string;

  @ApiProperty({ type: String, nullable: true })
  closedAt!: string | null;

  @ApiProperty({ type: String, nullable: true })
  receipt!: string | null;

  integrity!: SessionIntegrityDto;
}

export class StimulusDto {
  id!: string;
  text!: string;
}

export class LabelledTextDto {
  id!: string;
  text!: string;
}

/** Of a question in an A4 case: the case unfolds, and candidates go forward only. Clients may ignore it. */
export class UnfoldingDto {
  /** 1, 2, 3 … in the case. */
  part!: number;

  /** The part of the case that comes with this question. The stem begins with it, followed by an empty line. */
  @ApiProperty({ type: String, nullable: true })
  furtherCase!: string | null;
}

export class PaperItemDto {
  itemNumber!: number;

  @ApiProperty({ enum: QUESTION_TYPES })
  type!: QuestionType;

  stem!: string;

  @ApiProperty({ type: StimulusDto, nullable: true })
  stimulus!: StimulusDto | null;

  unfolding?: UnfoldingDto;

  prompts!: LabelledTextDto[];
  options!: LabelledTextDto[];
  blankCount!: number;
  points!: number;
}

export class PaperSectionDto {
  title!: string;
  items!: PaperItemDto[];
}

export class PaperDto {
  sections!: PaperSectionDto[];
}

export class StoredResponseDto {
  itemNumber!: number;
  revision!: number;

  @ApiProperty(RESPONSE_VALUE)
  response!: unknown;
}

export class StartedDto {
  session!: SessionDto;
  /** Absent when `paperKey` is given. */
  paper?: PaperDto;
  /** Key of the sealed paper whose hash the client sent: AES-256-GCM, base64url. */
  paperKey?: string;
  responses!: StoredResponseDto[];
  serverTime!: string;
  /** See `SavedDto`. */
  newsCount?: number;
}

export class SavedResponseDto {
  itemNumber!: number;
  revision!: number;
}

export class SavedDto {
  saved!: SavedResponseDto[];
  serverTime!: string;
  deadlineAt!: string;
  /**
   * Rises with each message of staff to this candidate and each change of their raised hand; absent while there is
   * none. When it is higher than before, `GET candidate/sessions/:id/news` has them.
   */
  newsCount?: number;
}

export class SubmittedDto {
  @ApiProperty({ enum: ['submitted'] })
  state!: 'submitted';

  submittedAt!: string;
  receipt!: string;
}

export class SessionStatusDto {
  session!: SessionDto;
  serverTime!: string;
  /** See `SavedDto`. */
  newsCount?: number;
}

import { SessionReasonDto } from '@sunflower/exam-session';
import { IsIsoTime } from '@sunflower/platform';

export class ReopenSessionDto extends SessionReasonDto {
  /** Not before the current deadline, and within four hours; rounded up to the whole minute. */
  @IsIsoTime()
  deadlineAt!: string;
}

import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { COMMENT_PLACES, type CommentPlace } from './question-comment.entity';

export class NewCommentDto {
  /** Left out: the question as a whole. */
  @IsOptional()
  @IsIn(COMMENT_PLACES)
  @ApiPropertyOptional({ enum: COMMENT_PLACES })
  place?: CommentPlace;

  @IsString()
  @Length(1, 1000)
  @Matches(/\S/, { message: 'body must not be blank' })
  body!: string;
}

export class QuestionEventDto {
  at!: string;
  /** `written`, `imported`, `submitted`, `returned`, `approved`, `published`, `retired`, `moved`, `deleted`, `restored`. */
  action!: string;
  /** Empty where the system acted. */
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  versionNumber!: number | null;
}

export class QuestionCommentDto {
  id!: string;
  at!: string;
  name!: string;

  @ApiProperty({ enum: COMMENT_PLACES, nullable: true })
  place!: CommentPlace | null;

  body!: string;

  /** Of the version that was looked at. */
  @ApiProperty({ type: Number, nullable: true })
  versionNumber!: number | null;
}

export class QuestionHistoryDto {
  /** The newest first; at most 500. */
  events!: QuestionEventDto[];
  /** The newest first; at most 200. */
  comments!: QuestionCommentDto[];
}

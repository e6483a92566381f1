import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { QUESTION_STATES, type QuestionState } from '../question/question-content';
import { ATTRIBUTES, type Attribute } from '../question/reviewed-content';
import { COMMENT_PLACES, type CommentPlace } from './question-comment.entity';

export class NewCommentDto {
  /** Omitted: the whole question. */
  @MayBeAbsent()
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
  /** `written`, `attributes-changed`, `imported`, `submitted`, `returned`, `approved`, `published`, `retired`, `moved`, `deleted`, `restored`. */
  action!: string;
  /** Empty when the system acted. */
  name!: string;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  @ApiProperty({ type: Number, nullable: true })
  versionNumber!: number | null;

  /** Of a version in which only these differ; otherwise empty. */
  @ApiProperty({ enum: ATTRIBUTES, isArray: true })
  attributes!: Attribute[];

  /** The state that such a version kept; otherwise null. */
  @ApiProperty({ enum: QUESTION_STATES, nullable: true })
  state!: QuestionState | null;
}

export class QuestionCommentDto {
  id!: string;
  at!: string;
  name!: string;

  @ApiProperty({ enum: COMMENT_PLACES, nullable: true })
  place!: CommentPlace | null;

  body!: string;

  /** The version that was reviewed. */
  @ApiProperty({ type: Number, nullable: true })
  versionNumber!: number | null;
}

export class QuestionHistoryDto {
  /** Newest first; at most 500. */
  events!: QuestionEventDto[];
  /** Newest first; at most 200. */
  comments!: QuestionCommentDto[];
}

import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Length, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { MAX_HAND_TEXT } from '../hands/raised-hand-rule';

const MOST_READ_AT_ONCE = 50;

export class CandidateMessageDto {
  id!: string;
  /** Plain text, which may have several lines. */
  text!: string;
  /** The office that sent it. */
  officeName!: string;
  sentAt!: string;

  @ApiProperty({ type: String, nullable: true })
  readAt!: string | null;
}

export class OwnHandDto {
  /** What the candidate added; may be empty. */
  text!: string;
  raisedAt!: string;

  /** When an invigilator saw it. */
  @ApiProperty({ type: String, nullable: true })
  seenAt!: string | null;
}

export class CandidateNewsDto {
  /** As in the replies of saves and status requests: rises when something changes here. */
  newsCount!: number;
  /** The newest first. */
  messages!: CandidateMessageDto[];

  /** The hand that is up. */
  @ApiProperty({ type: OwnHandDto, nullable: true })
  hand!: OwnHandDto | null;
}

export class MessagesReadDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_READ_AT_ONCE)
  @IsString({ each: true })
  @Length(1, 36, { each: true })
  messageIds!: string[];
}

export class RaiseHandDto {
  /** Plain text; left out: none. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_HAND_TEXT)
  text?: string;
}

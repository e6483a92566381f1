import { ApiProperty } from '@nestjs/swagger';
import { MayBeAbsent } from '@sunflower/platform';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { ChosenPeopleDto } from '../board/board.dto';

const MAX_MESSAGE_TEXT = 500;
const NOT_BLANK = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}]/u;

export class NewMessageDto extends ChosenPeopleDto {
  /** Plain text. */
  @IsString()
  @MaxLength(MAX_MESSAGE_TEXT)
  @Matches(NOT_BLANK, { message: 'text must not be blank' })
  text!: string;
}

export class ExamMessageDto {
  id!: string;
  text!: string;
  /** The office in whose name it was sent; candidates see it. */
  officeName!: string;
  sentAt!: string;

  /** Null: an account that is not there any more. */
  @ApiProperty({ type: String, nullable: true })
  sentByName!: string | null;

  /** False: to people picked out by name, search or state. */
  toSittings!: boolean;

  /** People who could read it when it was sent. */
  total!: number;
  /** People who have read it, also those who started later. */
  readCount!: number;
}

export class MessageListDto {
  /** The newest first. */
  items!: ExamMessageDto[];
}

export class MessagePeopleQueryDto {
  /** Left out: those who have not read it. */
  @MayBeAbsent()
  @IsBoolean()
  @Transform(({ value }) => value === 'true' || value === true)
  read?: boolean;

  /** `nextAfter` of the page before. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(36)
  after?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class MessagePersonDto {
  registrationId!: string;
  candidateName!: string;
  ticketNumber!: string;
  organisationName!: string;

  @ApiProperty({ type: String, nullable: true })
  readAt!: string | null;
}

export class MessagePeopleDto {
  items!: MessagePersonDto[];

  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

export class CloseHandDto {
  /** An answer, which is sent to the candidate as a message; left out: none. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(MAX_MESSAGE_TEXT)
  @Matches(NOT_BLANK, { message: 'answer must not be blank' })
  answer?: string;
}

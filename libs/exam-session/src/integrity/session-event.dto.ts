import { IsIsoTime, Nested, MayBeAbsent } from '@sunflower/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsNotIn, IsObject, Matches } from 'class-validator';
import { SEEN_KINDS } from '../session/integrity-rule';

export class SessionEventDto {
  /** lower_snake_case, e.g. `page_hidden`. */
  @Matches(/^[a-z][a-z0-9_]{0,39}$/)
  @IsNotIn(Object.values(SEEN_KINDS), { message: '$property is for the server to see' })
  kind!: string;

  @IsIsoTime()
  at!: string;

  @MayBeAbsent()
  @IsObject()
  details?: Record<string, unknown>;
}

export class SessionEventsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @Nested(() => SessionEventDto, { each: true })
  events!: SessionEventDto[];
}

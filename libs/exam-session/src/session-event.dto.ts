import { Type } from 'class-transformer';
import { IsIsoTime } from '@sunflower/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';

export class SessionEventDto {
  /** lower_snake_case, e.g. `page_hidden`. */
  @Matches(/^[a-z][a-z0-9_]{0,39}$/)
  kind!: string;

  @IsIsoTime()
  at!: string;

  @IsOptional()
  @IsObject()
  details?: Record<string, unknown>;
}

export class SessionEventsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SessionEventDto)
  events!: SessionEventDto[];
}

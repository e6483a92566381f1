import { ApiProperty } from '@nestjs/swagger';
import { Nested } from '@sunflower/platform';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from '../export/exported-question';
import { SHEET_LANGUAGES, type SheetLanguage } from '../import/sheet/type-name';
import { QuestionFilterQuery } from '../search/question-search.dto';

/** Left out: the whole bank. */
export class ExportSelectionDto {
  /** As the list of questions is filtered. */
  @IsOptional()
  @Nested(() => QuestionFilterQuery)
  filter?: QuestionFilterQuery;

  /** Of what the filter leaves, these alone. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  questionIds?: string[];
}

export class ExportOrderDto extends ExportSelectionDto {
  @IsIn(EXPORT_FORMATS)
  @ApiProperty({ enum: EXPORT_FORMATS })
  format!: ExportFormat;
}

export class TemplateQuery {
  @IsIn(SHEET_LANGUAGES)
  @ApiProperty({ enum: SHEET_LANGUAGES })
  language!: SheetLanguage;
}

export class ExportLossDto {
  code!: string;

  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  details!: Record<string, string | number>;

  problem!: string;

  /** Questions that lose it. */
  count!: number;

  /** Codes of the first of them, at most 20. */
  questions!: string[];
}

export class FormatLossesDto {
  @ApiProperty({ enum: EXPORT_FORMATS })
  format!: ExportFormat;

  /** Empty: the format holds all of it. */
  losses!: ExportLossDto[];
}

export class ExportPreviewDto {
  questionCount!: number;
  formats!: FormatLossesDto[];
}

import { ApiProperty } from '@nestjs/swagger';
import { Nested, MayBeAbsent } from '@sunflower/platform';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from '../export/exported-question';
import { SHEET_LANGUAGES, type SheetLanguage } from '../import/sheet/type-name';
import { QuestionFilterQuery } from '../search/question-search.dto';

/** Omitted: the whole bank. */
export class ExportSelectionDto {
  /** The filter of the question list. */
  @MayBeAbsent()
  @Nested(() => QuestionFilterQuery)
  filter?: QuestionFilterQuery;

  /** Only these of the filtered questions. */
  @MayBeAbsent()
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

  /** Number of affected questions. */
  count!: number;

  /** Codes of the first affected questions, at most 20. */
  questions!: string[];
}

export class FormatLossesDto {
  @ApiProperty({ enum: EXPORT_FORMATS })
  format!: ExportFormat;

  /** Empty: the format keeps everything. */
  losses!: ExportLossDto[];
}

export class ExportPreviewDto {
  questionCount!: number;
  formats!: FormatLossesDto[];
}

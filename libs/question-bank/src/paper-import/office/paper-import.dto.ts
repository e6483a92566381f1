import { MayBeAbsent, Nested } from '@sunflower/platform';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { BulkSourceDto } from '../../bulk/bulk.dto';
import { IsDay } from '../../bulk/is-day';
import { IMPORT_FORMATS, type ImportFormat } from '../../import/imported-paper';
import { PAPER_IMPORT_STATES, type PaperImportState } from '../staging/paper-import.entity';
import { STORED_PARTS, type StoredPart } from '../work/store-papers';

export class PastedPaperDto {
  /** The text as pasted. */
  @IsString()
  @Length(1, 500_000)
  text!: string;

  /** Name of the import in the list; default: 粘贴的文字. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 100)
  name?: string;
}

export class StagedNoticeDto {
  @ApiProperty({ enum: ['error', 'warning'] })
  severity!: 'error' | 'warning';

  /** Null: the whole question or file. */
  @ApiProperty({ type: String, nullable: true })
  field!: string | null;

  /** 1-based line, row or paragraph of the file; null: see the question's place. */
  @ApiProperty({ type: Number, nullable: true })
  line!: number | null;

  code!: string;

  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  details!: Record<string, string | number>;

  problem!: string;
}

export class FileFaultDto {
  code!: string;

  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  details!: Record<string, string | number>;

  problem!: string;
}

export class ImportCountsDto {
  all!: number;
  good!: number;
  /** Faulty, or in a group with a faulty question. */
  open!: number;
  /** Good questions with a warning. */
  warned!: number;
  /** Good questions that the bank or the file already asks. */
  duplicate!: number;
  skipped!: number;
  stored!: number;
}

export class StoredBeforeDto {
  importId!: string;
  fileName!: string;
  storedCount!: number;
  storedAt!: string;
}

export class PaperImportSummaryDto {
  id!: string;
  bankId!: string;
  fileName!: string;

  /** Null until the format is recognised. */
  @ApiProperty({ enum: IMPORT_FORMATS, nullable: true })
  format!: ImportFormat | null;

  @ApiProperty({ type: String, nullable: true })
  title!: string | null;

  @ApiProperty({ enum: PAPER_IMPORT_STATES })
  state!: PaperImportState;

  /** Null until the questions are counted. */
  @ApiProperty({ type: Number, nullable: true })
  totalCount!: number | null;

  readCount!: number;
  storedCount!: number;

  @ApiProperty({ type: String, nullable: true })
  storedAt!: string | null;

  createdAt!: string;
}

/** A document as a source; a question names the place in it itself. */
export class ImportSourceDto extends BulkSourceDto {
  /** As the issuer numbers its documents. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 60)
  @Matches(/\S/)
  documentNumber?: string;

  @MayBeAbsent()
  @MaxLength(500)
  @Matches(/^https?:\/\/[^\s<>"]+$/)
  link?: string;

  /** The day on which somebody last made sure that the document is in force. */
  @MayBeAbsent()
  @IsDay()
  checkedOn?: string;
}

export class PaperImportDto extends PaperImportSummaryDto {
  @ApiProperty({ type: [StagedNoticeDto] })
  notices!: StagedNoticeDto[];

  /** Why the file cannot be used. */
  @ApiProperty({ type: FileFaultDto, nullable: true })
  fault!: FileFaultDto | null;

  /** Domain of questions that name none; null until one is chosen. */
  @ApiProperty({ type: String, nullable: true })
  domainCode!: string | null;

  difficulty!: number;

  /** Null: the title of the domain. */
  @ApiProperty({ type: String, nullable: true })
  knowledgePoint!: string | null;

  /** What questions rest on whose file names no source; null: nothing. */
  @ApiProperty({ type: ImportSourceDto, nullable: true })
  source!: ImportSourceDto | null;

  counts!: ImportCountsDto;

  /** An earlier import of the same file, from which questions were stored in this bank. */
  @ApiProperty({ type: StoredBeforeDto, nullable: true })
  storedBefore!: StoredBeforeDto | null;
}

export class ImportSettingsDto {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  @ApiPropertyOptional({ type: String, nullable: true })
  domainCode?: string | null;

  @IsInt()
  @Min(1)
  @Max(5)
  difficulty!: number;

  @IsOptional()
  @IsString()
  @Length(1, 100)
  @Matches(/\S/)
  @ApiPropertyOptional({ type: String, nullable: true })
  knowledgePoint?: string | null;

  /** For questions whose file names no source; null: none; omitted: unchanged. */
  @IsOptional()
  @Nested(() => ImportSourceDto)
  @ApiPropertyOptional({ type: ImportSourceDto, nullable: true })
  source?: ImportSourceDto | null;
}

export class StoreOrderDto {
  @IsIn(STORED_PARTS)
  @ApiProperty({ enum: STORED_PARTS })
  which!: StoredPart;
}

export class StoreReportDto {
  /** Questions now in the bank, as drafts. */
  stored!: number;
  paper!: PaperImportDto;
}

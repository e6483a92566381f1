import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import type { PaperForm } from './paper-print.worker';

export const PAPER_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} satisfies Record<PaperForm, string>;
const FORMS = Object.keys(PAPER_TYPES) as PaperForm[];

export class SamplePaperPrintQueryDto {
  @IsIn(FORMS)
  @ApiProperty({ enum: FORMS })
  form!: PaperForm;

  /** Whether the key and the rationales follow on pages of their own; `true` by default. */
  @MayBeAbsent()
  @IsIn(['true', 'false'])
  key?: 'true' | 'false';
}

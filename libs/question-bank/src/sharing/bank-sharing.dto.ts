import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { REVIEWERS_WANTED } from '../question/question-content';
import { BANK_RIGHTS, type BankRight } from './bank-right';
import { BANK_USE_STATES, type BankUseState } from './bank-use.entity';

class BankRightDto {
  /** `use`: draw from it in real exams; `review`: also read, publish and retire its questions; `edit`: also import. */
  @IsIn(BANK_RIGHTS)
  @ApiProperty({ enum: BANK_RIGHTS })
  right!: BankRight;

  /** The reason, for the audit trail. */
  @IsString()
  @Length(2, 500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class GiveBankRightDto extends BankRightDto {
  /** Six-digit GB/T 2260 code; organisations below it may use the bank too. */
  @Matches(/^\d{6}$/, { message: 'organisationCode must be six digits' })
  organisationCode!: string;
}

export class TakeBankRightDto extends BankRightDto {
  @IsUUID()
  organisationId!: string;
}

export class BankRulesDto {
  /** Its questions may be practised with; those of a secure bank are seen in exams only. */
  @IsBoolean()
  isOpen!: boolean;

  /** How many people, beside the author, approve a question before exams draw it. */
  @IsIn(REVIEWERS_WANTED)
  @ApiProperty({ enum: REVIEWERS_WANTED })
  reviewersWanted!: number;

  /** Why; kept in the audit trail. */
  @IsString()
  @Length(2, 500)
  @Matches(/\S/, { message: 'reason must not be blank' })
  reason!: string;
}

export class BankShareDto {
  organisationId!: string;
  organisationCode!: string;
  organisationName!: string;

  @ApiProperty({ enum: BANK_RIGHTS })
  right!: BankRight;

  createdAt!: string;
}

export class BankShareListDto {
  /** In the order of the organisations' codes. */
  items!: BankShareDto[];
}

export class BankUseQueryDto {
  /** `nextAfter` of the previous page. */
  @MayBeAbsent()
  @IsUUID()
  after?: string;

  @MayBeAbsent()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

/** An exam that draws or drew from the bank. */
export class BankUseDto {
  examId!: string;
  examTitle!: string;
  organisationName!: string;
  rehearsal!: boolean;

  /** `dropped`: the draft took another bank; `purged`: the rehearsal was purged. */
  @ApiProperty({ enum: BANK_USE_STATES })
  state!: BankUseState;

  firstUsedAt!: string;
  lastUsedAt!: string;
}

export class BankUseListDto {
  items!: BankUseDto[];

  /** The `after` of the next page; null on the last. */
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;
}

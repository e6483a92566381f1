import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS, IsIsoTime, MayBeAbsent } from '@sunflower/platform';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsString, IsUUID, Length, Matches, Max, MaxLength, Min } from 'class-validator';

/** Acts, and the nouns before their dots: `session` stands for all acts on sessions. */
export const AUDIT_FILTERS: readonly string[] = [
  ...AUDIT_ACTIONS,
  ...new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0] as string)),
];

export class AuditFilterDto {
  /** An act, or a noun for all acts on it. */
  @MayBeAbsent()
  @IsIn(AUDIT_FILTERS)
  action?: string;

  /** Who acted. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 36)
  actorId?: string;

  @MayBeAbsent()
  @IsUUID()
  examId?: string;

  @MayBeAbsent()
  @IsUUID()
  personId?: string;

  /** An organisation with all below it. */
  @MayBeAbsent()
  @IsUUID()
  organisationId?: string;

  @MayBeAbsent()
  @IsIsoTime()
  since?: string;

  /** The first moment that is too late. */
  @MayBeAbsent()
  @IsIsoTime()
  until?: string;

  /** Part of a reason, the name of who acted or of the person concerned, or a ticket number. */
  @MayBeAbsent()
  @IsString()
  @MaxLength(100)
  search?: string;
}

export class AuditListQueryDto extends AuditFilterDto {
  /** `nextAfter` of the page before. */
  @MayBeAbsent()
  @IsString()
  @Length(1, 60)
  @Matches(/^\d{1,15}\.[0-9a-z-]{1,40}$/i)
  after?: string;

  @MayBeAbsent()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(200)
  limit?: number;
}

export class AuditLineDto {
  id!: string;
  at!: string;

  /** Null: the system itself. */
  @ApiProperty({ type: String, nullable: true })
  actorId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  actorName!: string | null;

  action!: string;
  subjectType!: string;
  subjectId!: string;

  /** What the subject is called: a bank, a reading unit, an account …; null where exam and person say all. */
  @ApiProperty({ type: String, nullable: true })
  subjectName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  examId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  examTitle!: string | null;

  @ApiProperty({ type: String, nullable: true })
  personId!: string | null;

  @ApiProperty({ type: String, nullable: true })
  personName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  organisationName!: string | null;

  @ApiProperty({ type: String, nullable: true })
  reason!: string | null;

  /** From which the request came; null for the system, and for work that goes on after the request. */
  @ApiProperty({ type: String, nullable: true })
  address!: string | null;

  /** Ids and numbers of the act. */
  @ApiProperty({ type: Object, nullable: true, additionalProperties: true })
  details!: Record<string, unknown> | null;
}

export class AuditListDto {
  items!: AuditLineDto[];

  /** A page may hold less than was asked for, and nothing, while there is more to look at. Null: the end. */
  @ApiProperty({ type: String, nullable: true })
  nextAfter!: string | null;

  /** Of the newest 10,000 records that exam, person, account and time allow. */
  total!: number;

  /** There are older ones, which were not counted. */
  totalIsMore!: boolean;
}

export class AuditActionDto {
  action!: string;
  /** In Chinese and English. */
  zh!: string;
  en!: string;
}

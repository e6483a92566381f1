import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';

class PointTitleDto {
  @IsString()
  @Length(1, 100)
  @Matches(/[\p{L}\p{N}]/u, { message: 'title must have a letter or a digit' })
  title!: string;
}

export class NewPointDto extends PointTitleDto {
  @IsString()
  @MaxLength(60)
  domain!: string;

  /** Left out: directly below the domain. */
  @IsOptional()
  @IsUUID()
  parentId?: string;
}

export class EditedPointDto extends PointTitleDto {
  /** Left out: directly below the domain. */
  @IsOptional()
  @IsUUID()
  parentId?: string;
}

export class MergedPointDto {
  /** What it goes into. */
  @IsUUID()
  intoId!: string;
}

export class PointNameDto extends PointTitleDto {}

export class PointIdDto {
  id!: string;
}

export class KnowledgePointDto {
  id!: string;
  domainCode!: string;

  /** Null directly below its domain. */
  @ApiProperty({ type: String, nullable: true })
  parentId!: string | null;

  title!: string;

  /** Questions of this point itself, not of those below it. */
  count!: number;
}

export class ProposedPointDto {
  domainCode!: string;
  /** As a question writes it. */
  title!: string;
  count!: number;
}

export class KnowledgeTreeDto {
  /** By title; at most 2,000. */
  points!: KnowledgePointDto[];

  /** What questions say and the tree does not have, the most used first; at most 500. */
  proposed!: ProposedPointDto[];

  /** Of these all. */
  proposedCount!: number;
}

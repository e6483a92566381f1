import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';

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

  /** Omitted: directly below the domain. */
  @MayBeAbsent()
  @IsUUID()
  parentId?: string;
}

export class EditedPointDto extends PointTitleDto {
  /** Omitted: directly below the domain. */
  @MayBeAbsent()
  @IsUUID()
  parentId?: string;
}

export class MergedPointDto {
  /** The point that remains. */
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

  /** Questions of this point itself, without its descendants. */
  count!: number;
}

export class ProposedPointDto {
  domainCode!: string;
  /** As written in a question. */
  title!: string;
  count!: number;
}

export class KnowledgeTreeDto {
  /** By title; at most 2,000. */
  points!: KnowledgePointDto[];

  /** Names used in questions but missing from the tree, most used first; at most 500. */
  proposed!: ProposedPointDto[];

  /** Number of all proposed names. */
  proposedCount!: number;
}

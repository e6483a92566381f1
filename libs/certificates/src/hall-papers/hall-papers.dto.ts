import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { TICKETS_A_PAGE, type TicketsAPage } from './hall-paper-data';

const PAPER_FORMS = ['pdf', 'xlsx'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

export class HallPaperQueryDto {
  /** Left out: of all sittings. */
  @IsOptional()
  @IsUUID()
  sittingId?: string;

  /** Left out: of all sites. */
  @IsOptional()
  @IsUUID()
  siteId?: string;
}

export class TicketPaperQueryDto extends HallPaperQueryDto {
  /** Tickets on a page of A4; default 4. */
  @IsOptional()
  @Transform(({ value }) => Number(value))
  @IsIn(TICKETS_A_PAGE)
  @ApiProperty({ enum: TICKETS_A_PAGE, required: false })
  perPage?: TicketsAPage;
}

export class RoomPaperQueryDto extends HallPaperQueryDto {
  /** Default `pdf`. */
  @IsOptional()
  @IsIn(PAPER_FORMS)
  @ApiProperty({ enum: PAPER_FORMS, required: false })
  form?: PaperForm;
}

import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsUUID } from 'class-validator';
import { MayBeAbsent } from '@sunflower/platform';
import { TICKETS_A_PAGE, type TicketsAPage } from './hall-paper-data';

const PAPER_FORMS = ['pdf', 'xlsx'] as const;
export type PaperForm = (typeof PAPER_FORMS)[number];

export class HallPaperQueryDto {
  /** Left out: of all sittings. */
  @MayBeAbsent()
  @IsUUID()
  sittingId?: string;

  /** Left out: of all sites. */
  @MayBeAbsent()
  @IsUUID()
  siteId?: string;
}

export class TicketPaperQueryDto extends HallPaperQueryDto {
  /** Tickets on a page of A4; default 4. */
  @MayBeAbsent()
  @Transform(({ value }) => Number(value))
  @IsIn(TICKETS_A_PAGE)
  @ApiProperty({ enum: TICKETS_A_PAGE, required: false })
  perPage?: TicketsAPage;
}

export class SitePaperQueryDto {
  /** Default `pdf`. */
  @MayBeAbsent()
  @IsIn(PAPER_FORMS)
  @ApiProperty({ enum: PAPER_FORMS, required: false })
  form?: PaperForm;
}

export class RoomPaperQueryDto extends HallPaperQueryDto {
  /** Default `pdf`. */
  @MayBeAbsent()
  @IsIn(PAPER_FORMS)
  @ApiProperty({ enum: PAPER_FORMS, required: false })
  form?: PaperForm;
}

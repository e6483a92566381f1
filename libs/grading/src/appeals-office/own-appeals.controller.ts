import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Candidate, isoTime, isoTimeOrNull, MayCall, type CandidateActor } from '@sunflower/platform';
import { MakeAppeal, type OwnAppeals } from '../appeals/make-appeal';
import { NewAppealDto, OwnAppealsDto } from './appeal.dto';

@ApiTags('candidate')
@MayCall('candidate')
@Controller('candidate/sessions')
export class OwnAppealsController {
  constructor(private readonly appeals: MakeAppeal) {}

  @Get(':id/appeals')
  @Header('Cache-Control', 'private, no-store')
  async list(@Param('id') sessionId: string, @Candidate() candidate: CandidateActor): Promise<OwnAppealsDto> {
    return toOwnView(await this.appeals.own({ sessionId, candidate }));
  }

  @Post(':id/appeals')
  @HttpCode(200)
  async make(
    @Param('id') sessionId: string,
    @Body() { itemNumber, reason }: NewAppealDto,
    @Candidate() candidate: CandidateActor,
  ): Promise<OwnAppealsDto> {
    return toOwnView(
      await this.appeals.make({ sessionId, candidate, itemNumber: itemNumber ?? 0, reason: reason.trim() }),
    );
  }
}

const toOwnView = ({ window, itemCount, appeals }: OwnAppeals): OwnAppealsDto => ({
  window: window && { opensAt: isoTime(window.opensAt), closesAt: isoTime(window.closesAt), open: window.open },
  itemCount,
  appeals: appeals.map(({ id, itemNumber, reason, state, madeAt, dueAt, answer, answeredAt }) => ({
    id,
    itemNumber: itemNumber || null,
    reason,
    state,
    madeAt: isoTime(madeAt),
    answerDueAt: isoTime(dueAt),
    answer,
    answeredAt: isoTimeOrNull(answeredAt),
  })),
});

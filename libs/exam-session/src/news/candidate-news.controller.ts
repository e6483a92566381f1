import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Candidate, MayCall, type CandidateActor } from '@sunflower/platform';
import { RaiseHand } from '../hands/raise-hand';
import { CandidateNews } from './candidate-news';
import { CandidateNewsDto, MessagesReadDto, RaiseHandDto } from './candidate-news.dto';

/** A candidate's messages and raised hand. */
@ApiTags('candidate')
@MayCall('candidate')
@Controller('candidate/sessions')
export class CandidateNewsController {
  constructor(
    private readonly news: CandidateNews,
    private readonly hands: RaiseHand,
  ) {}

  @Get(':id/news')
  @Header('Cache-Control', 'private, no-store')
  look(@Param('id') sessionId: string, @Candidate() candidate: CandidateActor): Promise<CandidateNewsDto> {
    return this.news.of({ sessionId, candidate });
  }

  @Post(':id/news/read')
  @HttpCode(204)
  read(
    @Param('id') sessionId: string,
    @Body() { messageIds }: MessagesReadDto,
    @Candidate() candidate: CandidateActor,
  ): Promise<void> {
    return this.news.read({ sessionId, candidate, messageIds });
  }

  @Post(':id/hand')
  @HttpCode(200)
  async raise(
    @Param('id') sessionId: string,
    @Body() { text }: RaiseHandDto,
    @Candidate() candidate: CandidateActor,
  ): Promise<CandidateNewsDto> {
    await this.hands.raise({ sessionId, candidate, body: text ?? '' });
    return this.news.of({ sessionId, candidate });
  }

  @Post(':id/hand/lower')
  @HttpCode(200)
  async lower(@Param('id') sessionId: string, @Candidate() candidate: CandidateActor): Promise<CandidateNewsDto> {
    await this.hands.lower({ sessionId, candidate });
    return this.news.of({ sessionId, candidate });
  }
}

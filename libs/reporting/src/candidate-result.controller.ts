import { Controller, Get, Header, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Candidate, MayCall, type CandidateActor } from '@sunflower/platform';
import { OwnResult } from './own-result';
import { CandidateResultDto } from './reporting.dto';

@ApiTags('candidate')
@MayCall('candidate')
@Controller('candidate/sessions')
export class CandidateResultController {
  constructor(private readonly own: OwnResult) {}

  @Get(':id/result')
  @Header('Cache-Control', 'private, no-store')
  get(@Param('id') sessionId: string, @Candidate() candidate: CandidateActor): Promise<CandidateResultDto> {
    return this.own.getOfSession({ sessionId, candidate });
  }
}

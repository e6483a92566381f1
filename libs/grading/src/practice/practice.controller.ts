import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodyLimit, MayDo, Staff, StaffActor } from '@sunflower/platform';
import { PracticeQuestions } from '@sunflower/question-bank';
import {
  PracticeDrawDto,
  PracticeDrawnDto,
  PracticeStockDto,
  PracticeVerdictsDto,
  PractisedAnswersDto,
} from './practice.dto';
import { Practise } from './practise';

/** Holds the longest essay, and fifty other answers. */
const ANSWERS = { kilobytes: 128, values: 4_000 };

/** Practice with an open bank: questions without keys, then key and rationale for what was answered. */
@ApiTags('practice')
@MayDo('bank.practise')
@Controller('question-banks/:id/practice')
export class PracticeController {
  constructor(
    private readonly questions: PracticeQuestions,
    private readonly practise: Practise,
  ) {}

  @Get()
  async stock(@Staff() staff: StaffActor, @Param('id') bankId: string): Promise<PracticeStockDto> {
    await this.questions.requireOpen({ staff, bankId });
    return {
      domains: await this.questions.domains(bankId),
      counts: await this.questions.counts(bankId),
      mistakeCount: await this.practise.countMistakes({ bankId, staffId: staff.staffId }),
    };
  }

  @Post('draws')
  @HttpCode(200)
  async draw(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { count, domain: domainCode, type, difficulty, onlyMistakes = false }: PracticeDrawDto,
  ): Promise<PracticeDrawnDto> {
    await this.questions.requireOpen({ staff, bankId });
    const filter = { domainCode, type, difficulty };
    return this.practise.draw({ bankId, staffId: staff.staffId, filter, count, onlyMistakes });
  }

  @Post('answers')
  @HttpCode(200)
  @BodyLimit(ANSWERS)
  async check(
    @Staff() staff: StaffActor,
    @Param('id') bankId: string,
    @Body() { seed, answers }: PractisedAnswersDto,
  ): Promise<PracticeVerdictsDto> {
    await this.questions.requireOpen({ staff, bankId });
    return { verdicts: await this.practise.check({ bankId, staffId: staff.staffId, seed, answers }) };
  }
}

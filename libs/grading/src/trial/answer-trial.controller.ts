import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InvalidRequest, MayDo } from '@sunflower/platform';
import { WrongKey } from '../override/key-form';
import { AnswerTrialDto, AnswerTrialResultDto } from './answer-trial.dto';
import { tryAnswer } from './try-answer';

const places = (count: number): string[] => Array.from({ length: count }, () => '');

/** Tells an author what an answer to a question would earn. Nothing is stored. */
@ApiTags('grading')
@Controller('answer-trials')
export class AnswerTrialController {
  @Post()
  @MayDo('question.write')
  @HttpCode(200)
  try(@Body() { type, optionCount, promptCount, blankCount, key, response }: AnswerTrialDto): AnswerTrialResultDto {
    const question = { type, options: places(optionCount), prompts: places(promptCount), blankCount };
    const shares = tryAnswer({ question, key, response });
    if (shares instanceof WrongKey)
      throw new InvalidRequest('The question cannot have this key.', { faults: [{ field: 'key', ...shares.fault }] });
    return { shares };
  }
}

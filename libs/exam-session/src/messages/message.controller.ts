import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MayDo, Staff, type StaffActor } from '@sunflower/platform';
import { HandDesk } from './hand-desk';
import { MessageDesk } from './message-desk';
import {
  CloseHandDto,
  ExamMessageDto,
  MessageListDto,
  MessagePeopleDto,
  MessagePeopleQueryDto,
  NewMessageDto,
} from './message.dto';

/** Messages to candidates, who has read them, and the candidates' raised hands. */
@ApiTags('exam sessions')
@Controller()
export class MessageController {
  constructor(
    private readonly messages: MessageDesk,
    private readonly hands: HandDesk,
  ) {}

  @Post('exams/:examId/messages')
  @MayDo('session.message')
  send(
    @Param('examId') examId: string,
    @Body() wish: NewMessageDto,
    @Staff() staff: StaffActor,
  ): Promise<ExamMessageDto> {
    return this.messages.send({ examId, wish, staff });
  }

  @Get('exams/:examId/messages')
  @MayDo('session.message')
  list(@Param('examId') examId: string, @Staff() staff: StaffActor): Promise<MessageListDto> {
    return this.messages.list({ examId, staff });
  }

  @Get('exams/:examId/messages/:id/people')
  @MayDo('session.message')
  people(
    @Param('examId') examId: string,
    @Param('id') messageId: string,
    @Query() query: MessagePeopleQueryDto,
    @Staff() staff: StaffActor,
  ): Promise<MessagePeopleDto> {
    return this.messages.people({ examId, messageId, query, staff });
  }

  @Post('raised-hands/:id/see')
  @MayDo('session.answer-hand')
  @HttpCode(204)
  see(@Param('id') handId: string, @Staff() staff: StaffActor): Promise<void> {
    return this.hands.see({ handId, staff });
  }

  @Post('raised-hands/:id/close')
  @MayDo('session.answer-hand')
  @HttpCode(204)
  close(@Param('id') handId: string, @Body() { answer }: CloseHandDto, @Staff() staff: StaffActor): Promise<void> {
    return this.hands.close({ handId, answer: answer ?? null, staff });
  }
}

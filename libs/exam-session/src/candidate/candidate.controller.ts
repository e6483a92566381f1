import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiBody, ApiOkResponse, ApiTags, type ApiBodyOptions } from '@nestjs/swagger';
import type {} from '@fastify/cookie';
import { CandidateSignIns } from '@sunflower/identity';
import { BodyLimit, Candidate, ChecksSignIn, MayCall, packedJson, type CandidateActor } from '@sunflower/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ConsentRequestDto,
  SavedDto,
  SessionStatusDto,
  SignedInDto,
  StartedDto,
  SubmittedDto,
  type SaveRequest,
  type SignInRequest,
} from '../contract/candidate.dto';
import { SAVE_BODY, SIGN_IN_BODY, START_BODY, SUBMIT_BODY } from '../contract/candidate.schema';
import { CandidateSignIn } from '../sign-in/candidate-sign-in';
import { deviceOf } from '../session/device';
import { RevisionConflict } from '../exam-session.errors';
import { NoteActivity } from '../activity/note-activity';
import { FollowSession } from './follow-session';
import { NoticeAddress } from '../integrity/notice-address';
import { SaveResponses } from '../responses/save-responses';
import { SessionEventsDto } from '../integrity/session-event.dto';
import { StartSession } from '../start/start-session';
import { SubmitSession } from '../closing/submit-session';

// 200 responses, many of them the longest essays, or each of them a list.
const RESPONSES = { kilobytes: 4096, values: 20_000 };
// 100 events with what a page has to tell of each.
const EVENTS = { kilobytes: 128, values: 4_000 };

const bodyOf = (schema: object): ApiBodyOptions => ({ schema: schema as never });

/** The sign-in: the one candidate route that needs no cookie. */
@ApiTags('candidate')
@Controller('candidate')
export class CandidateSignInController {
  constructor(
    private readonly signIns: CandidateSignIn,
    private readonly cookies: CandidateSignIns,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @MayCall('public')
  @RouteSchema({ body: SIGN_IN_BODY })
  @ApiBody(bodyOf(SIGN_IN_BODY))
  @ApiOkResponse({ type: SignedInDto })
  async signIn(
    @Body() body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const { body: signedIn, cookie } = await this.signIns.signIn({ request: body, address: request.ip });
    void reply.setCookie(cookie.name, cookie.value, cookie.options);
    return packedJson({ json: JSON.stringify(signedIn), request, reply });
  }

  @Post('sign-out')
  @HttpCode(204)
  @MayCall('public')
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signIns.signOut(request.cookies);
    const { name, options } = this.cookies.expiredCookie();
    void reply.clearCookie(name, options);
  }

  @Get('me')
  @MayCall('candidate')
  me(@Candidate() candidate: CandidateActor): Promise<SignedInDto> {
    return this.signIns.me(candidate);
  }

  @Post('consent')
  @HttpCode(200)
  @MayCall('candidate')
  giveConsent(@Candidate() candidate: CandidateActor, @Body() body: ConsentRequestDto): Promise<SignedInDto> {
    return this.signIns.giveConsent({ candidate, ...body });
  }
}

@ApiTags('candidate')
@Controller('candidate/sessions')
@MayCall('candidate')
export class CandidateSessionController {
  constructor(
    private readonly startSession: StartSession,
    private readonly saveResponses: SaveResponses,
    private readonly submitSession: SubmitSession,
    private readonly followSession: FollowSession,
    private readonly addresses: NoticeAddress,
    private readonly activity: NoteActivity,
  ) {}

  @Post()
  @HttpCode(200)
  @ChecksSignIn()
  @RouteSchema({ body: START_BODY })
  @ApiBody(bodyOf(START_BODY))
  @ApiOkResponse({ type: StartedDto })
  async start(
    @Candidate() candidate: CandidateActor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    return packedJson({
      json: await this.startSession.start({ candidate, device: deviceOf(request) }),
      request,
      reply,
    });
  }

  @Put(':id/responses')
  @ChecksSignIn()
  @BodyLimit(RESPONSES)
  @RouteSchema({ body: SAVE_BODY })
  @ApiBody(bodyOf(SAVE_BODY))
  async save(
    @Param('id') sessionId: string,
    @Candidate() candidate: CandidateActor,
    @Body() request: SaveRequest,
    @Req() http: FastifyRequest,
  ): Promise<SavedDto> {
    // Before the commit: who hangs up meanwhile has no address any more.
    const device = deviceOf(http);
    const saved = await this.saveResponses.save({ sessionId, candidate, request }).catch((error: unknown) => {
      if (error instanceof RevisionConflict)
        this.activity.saved({ sessionId, sent: request.responses, ...error.details });
      throw error;
    });
    this.activity.saved({ sessionId, sent: request.responses, saved: saved.saved });
    const noticing = this.addresses.notice({ sessionId, device });
    if (noticing) await noticing;
    return saved;
  }

  @Post(':id/submit')
  @HttpCode(200)
  @ChecksSignIn()
  @BodyLimit(RESPONSES)
  @RouteSchema({ body: SUBMIT_BODY })
  @ApiBody(bodyOf(SUBMIT_BODY))
  submit(
    @Param('id') sessionId: string,
    @Candidate() candidate: CandidateActor,
    @Body() request: SaveRequest,
  ): Promise<SubmittedDto> {
    return this.submitSession.submit({ sessionId, candidate, request });
  }

  @Get(':id')
  async status(
    @Param('id') sessionId: string,
    @Candidate() candidate: CandidateActor,
    @Req() request: FastifyRequest,
  ): Promise<SessionStatusDto> {
    const status = await this.followSession.status({ sessionId, candidate, device: deviceOf(request) });
    this.activity.seen(sessionId);
    return status;
  }

  @Post(':id/events')
  @BodyLimit(EVENTS)
  @HttpCode(202)
  async tell(
    @Param('id') sessionId: string,
    @Candidate() candidate: CandidateActor,
    @Body() body: SessionEventsDto,
    @Req() request: FastifyRequest,
  ): Promise<SessionStatusDto> {
    const status = await this.followSession.tell({
      sessionId,
      candidate,
      events: body.events,
      device: deviceOf(request),
    });
    this.activity.told({ sessionId, events: body.events });
    return status;
  }
}

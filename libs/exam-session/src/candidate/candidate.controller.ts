import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiBody, ApiOkResponse, ApiTags, type ApiBodyOptions } from '@nestjs/swagger';
import type {} from '@fastify/cookie';
import { CandidateSignIns } from '@sunflower/identity';
import {
  arrivalOf,
  Arrivals,
  BodyLimit,
  Candidate,
  ChecksSignIn,
  MayCall,
  packedJson,
  type CandidateActor,
} from '@sunflower/platform';
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
  type StartRequest,
} from '../contract/candidate.dto';
import { SAVE_BODY, SIGN_IN_BODY, START_BODY, SUBMIT_BODY } from '../contract/candidate.schema';
import { CandidateSignIn } from '../sign-in/candidate-sign-in';
import { deviceOf } from '../session/device';
import { FollowSession } from './follow-session';
import { PageNotes } from './page-notes';
import { SaveResponses } from '../responses/save-responses';
import { SessionEventsDto } from '../integrity/session-event.dto';
import { StartSession } from '../start/start-session';
import { SubmitSession } from '../closing/submit-session';

// Enough for 200 responses, many of them essays of full length, or each of them a list.
const RESPONSES = { kilobytes: 4096, values: 20_000 };
// Enough for 100 events with details.
const EVENTS = { kilobytes: 128, values: 4_000 };

const bodyOf = (schema: object): ApiBodyOptions => ({ schema: schema as never });

/** Sign-in, sign-out and consent of candidates. Signing in and out needs no cookie. */
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
  ): Promise<Buffer> {
    const { parts, cookie } = await this.signIns.signIn({ request: body, address: request.ip });
    void reply.setCookie(cookie.name, cookie.value, cookie.options);
    return packedJson({ parts, request, reply });
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
    private readonly notes: PageNotes,
    private readonly arrivals: Arrivals,
  ) {}

  @Post()
  @HttpCode(200)
  @ChecksSignIn()
  @RouteSchema({ body: START_BODY })
  @ApiBody(bodyOf(START_BODY))
  @ApiOkResponse({ type: StartedDto })
  async start(
    @Candidate() candidate: CandidateActor,
    @Body() body: StartRequest | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const heldPaper = typeof body?.paper === 'string' ? body.paper : null;
    const parts = await this.startSession.start({ candidate, device: deviceOf(request), heldPaper });
    return packedJson({ parts, request, reply });
  }

  @Put(':id/responses')
  @ChecksSignIn()
  @BodyLimit(RESPONSES)
  @RouteSchema({ body: SAVE_BODY })
  @ApiBody(bodyOf(SAVE_BODY))
  save(
    @Param('id') sessionId: string,
    @Candidate() candidate: CandidateActor,
    @Body() request: SaveRequest,
    @Req() http: FastifyRequest,
  ): Promise<SavedDto> {
    // Read before the commit: afterwards a client may have disconnected, and its address would be lost.
    const device = deviceOf(http);
    const save = (): Promise<SavedDto> =>
      this.whileWaiting(http, (receivedAt) => this.saveResponses.save({ sessionId, candidate, request, receivedAt }));
    return this.notes.saving({ sessionId, request, device, save });
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
    @Req() http: FastifyRequest,
  ): Promise<SubmittedDto> {
    return this.whileWaiting(http, (receivedAt) =>
      this.submitSession.submit({ sessionId, candidate, request, receivedAt }),
    );
  }

  @Get(':id')
  async status(
    @Param('id') sessionId: string,
    @Candidate() candidate: CandidateActor,
    @Req() request: FastifyRequest,
  ): Promise<SessionStatusDto> {
    const status = await this.followSession.status({ sessionId, candidate, device: deviceOf(request) });
    this.notes.seen(sessionId);
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
    this.notes.told({ sessionId, events: body.events });
    return status;
  }

  /** While `work` runs, the sweep closes no session whose deadline is after the arrival of the request. */
  private whileWaiting<T>(request: FastifyRequest, work: (receivedAt: number) => Promise<T>): Promise<T> {
    const arrival = arrivalOf(request) ?? this.arrivals.note(request);
    return this.arrivals.during(arrival, () => work(arrival.receivedAt));
  }
}

import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import {
  CONFIG,
  NotAllowed,
  NotSignedIn,
  type Config,
  type CandidateActor,
  type RequestWithActor,
  type StaffActor,
} from '@sunflower/platform';
import type {} from '@fastify/cookie';
import { CandidateSignIns } from '../candidate/candidate-sign-ins';
import { CurrentAccessCodes } from '../candidate/current-access-codes';
import { undone } from '../duties/duty';
import { isForeignOrigin } from './foreign-origin';
import { ForeignOrigin } from '../identity.errors';
import { RouteAccess, type AccessRule } from './route-access';
import { StaffSessions, type HeldSession } from '../session/staff-sessions';

/** A page sends this header with its automatic requests; they do not extend a staff sign-in. */
const BACKGROUND_HEADER = 'sunflower-background';
/** A browser reopens an event stream by itself and cannot send a page's header with it. */
const EVENT_STREAM = 'text/event-stream';

/**
 * Guards every route: identifies the caller and checks whether this kind of caller may use the route. The route's own
 * code checks which organisations or sessions the caller may access.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly routes = new RouteAccess();

  constructor(
    private readonly candidateSignIns: CandidateSignIns,
    private readonly accessCodes: CurrentAccessCodes,
    private readonly staffSessions: StaffSessions,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  // A save passes without a promise or a query, because the saves of a whole exam come through here.
  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    const { origin, host } = request.headers;
    if (origin !== undefined && isForeignOrigin({ origin, host, publicUrl: this.config.publicUrl }))
      throw new ForeignOrigin();
    const rule = this.routes.ruleFor({ controller: context.getClass(), handler: context.getHandler() });
    if (rule.public) return true;
    const candidate = rule.candidate ? this.candidateSignIns.findActorIn(request.cookies) : null;
    if (!candidate) return this.admitStaff({ request, rule });
    request.actor = candidate;
    // A body that its schema refuses never reaches the route's own check, so the guard checks here.
    const seenToByRoute = rule.checksSignIn && !request.validationError;
    return seenToByRoute || this.admitCandidate({ candidate, request, rule });
  }

  private async admitCandidate({
    candidate,
    request,
    rule,
  }: {
    candidate: CandidateActor;
    request: RequestWithActor;
    rule: AccessRule;
  }): Promise<boolean> {
    return (await this.accessCodes.hold(candidate)) || this.admitStaff({ request, rule });
  }

  private async admitStaff({ request, rule }: { request: RequestWithActor; rule: AccessRule }): Promise<boolean> {
    if (rule.staff === 'none') throw new NotSignedIn();
    const background = request.headers[BACKGROUND_HEADER] !== undefined || request.headers.accept === EVENT_STREAM;
    const session = await this.staffSessions.find({ cookies: request.cookies ?? {}, background });
    if (!session) throw new NotSignedIn();
    const { actor, duty } = session;
    if (duty !== null && !rule.openBefore.includes(duty)) throw undone(duty);
    if (!holdsOneOf({ staff: actor, rule })) throw new NotAllowed();
    request.actor = actor;
    (request as RequestWithSession).staffSession = session;
    return true;
  }
}

export type RequestWithSession = RequestWithActor & { staffSession?: HeldSession };

/** The caller's own staff session, for acts on it; only on routes that staff may call. */
export const OwnSession = createParamDecorator(
  (_: unknown, context: ExecutionContext): HeldSession =>
    context.switchToHttp().getRequest<RequestWithSession>().staffSession as HeldSession,
);

const holdsOneOf = ({ staff, rule }: { staff: StaffActor; rule: AccessRule }): boolean =>
  rule.staff === 'any' || (rule.staff !== 'none' && staff.subtrees(rule.staff).length > 0);

import { applyDecorators, createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { rolesFor, type Act } from './acts';
import type { Actor, CandidateActor, StaffActor, StaffRole } from './roles';

export type Caller = 'public' | 'candidate' | 'staff' | StaffRole;

export const MAY_CALL = 'sunflower:may-call';

/** Declares who may call a route (or every route of a controller). A route that declares nothing stops the boot. */
export const MayCall = (...callers: [Caller, ...Caller[]]) => SetMetadata(MAY_CALL, callers);

export const ACT = 'sunflower:act';

/**
 * Declares the staff act that a route performs; the roles of the act may call the route. The route's own code checks
 * the exam and the person with `mayDo` and the same act.
 */
export const MayDo = (act: Act) => applyDecorators(SetMetadata(MAY_CALL, rolesFor(act)), SetMetadata(ACT, act));

export const CHECKS_SIGN_IN = 'sunflower:checks-sign-in';

/**
 * Declares that the route itself refuses a sign-in whose access code was reissued, because it reads those rows anyway.
 * On every other candidate route the guard checks this.
 */
export const ChecksSignIn = () => SetMetadata(CHECKS_SIGN_IN, true);

export type RequestWithActor = FastifyRequest & { actor?: Actor };

/** The signed-in member of staff; only on routes that staff may call. */
export const Staff = createParamDecorator(
  (_: unknown, context: ExecutionContext): StaffActor =>
    context.switchToHttp().getRequest<RequestWithActor>().actor as StaffActor,
);

/** The signed-in candidate; only on routes that candidates may call. */
export const Candidate = createParamDecorator(
  (_: unknown, context: ExecutionContext): CandidateActor =>
    context.switchToHttp().getRequest<RequestWithActor>().actor as CandidateActor,
);

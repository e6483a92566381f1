import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Refuses a body that does not match the route's compiled schema, after the access guard has identified the caller. */
@Injectable()
export class FittingBodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { validationError } = context.switchToHttp().getRequest<FastifyRequest>();
    if (validationError) throw validationError;
    return true;
  }
}

/**
 * Leaves schema faults to the guard; Fastify alone would refuse such a body before any guard. Call it before the routes
 * are registered.
 */
export function leaveFaultsToGuard(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRoute', (route) => {
    if (route.schema?.body !== undefined) route.attachValidation = true;
  });
}

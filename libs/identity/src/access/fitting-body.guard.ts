import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

/** Refuses a body that its route's compiled schema does not take, after the guard that asks who is there. */
@Injectable()
export class FittingBodyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { validationError } = context.switchToHttp().getRequest<FastifyRequest>();
    if (validationError) throw validationError;
    return true;
  }
}

/** Fastify by itself would refuse such a body before any guard. To be called before the routes are registered. */
export function leaveFaultsToGuard(adapter: FastifyAdapter): void {
  adapter.getInstance().addHook('onRoute', (route) => {
    if (route.schema?.body !== undefined) route.attachValidation = true;
  });
}

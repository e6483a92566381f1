import { CHECKS_SIGN_IN, MAY_CALL, STAFF_ROLES, type Caller, type StaffRole } from '@sunflower/platform';
import { dutiesBeforeWhichOpen, type Duty } from '../duties/duty';

export interface Route {
  controller: object;
  handler: object;
}

/** The meaning of a route's `@MayCall`. */
export interface CallerRule {
  public: boolean;
  candidate: boolean;
  /** Any signed-in staff, staff who hold one of the roles in any organisation, or none. */
  staff: 'any' | 'none' | readonly StaffRole[];
}

export interface AccessRule extends CallerRule {
  /** Whether the route itself checks that a candidate's access code was not reissued. */
  checksSignIn: boolean;
  /** Duties of staff with which the route stays open. */
  openBefore: readonly Duty[];
}

/** The declaration of the route, or else of its controller; null without either. */
export const findCallers = ({ controller, handler }: Route): readonly Caller[] | null =>
  (Reflect.getMetadata(MAY_CALL, handler) as Caller[] | undefined) ??
  (Reflect.getMetadata(MAY_CALL, controller) as Caller[] | undefined) ??
  null;

export function ruleOf(callers: readonly Caller[]): CallerRule {
  const roles = STAFF_ROLES.filter((role) => callers.includes(role));
  return {
    public: callers.includes('public'),
    candidate: callers.includes('candidate'),
    staff: callers.includes('staff') ? 'any' : roles.length > 0 ? roles : 'none',
  };
}

/** Reads each route's declaration once. A handler that two controllers inherit may have two declarations. */
export class RouteAccess {
  private readonly rules = new WeakMap<object, WeakMap<object, AccessRule>>();

  ruleFor(route: Route): AccessRule {
    return this.rules.get(route.controller)?.get(route.handler) ?? this.read(route);
  }

  private read(route: Route): AccessRule {
    // Without a declaration nobody may call the route; the boot refuses such routes.
    const rule = {
      ...ruleOf(findCallers(route) ?? []),
      checksSignIn: Reflect.getMetadata(CHECKS_SIGN_IN, route.handler) === true,
      openBefore: dutiesBeforeWhichOpen(route.handler),
    };
    const ofController = this.rules.get(route.controller) ?? new WeakMap<object, AccessRule>();
    this.rules.set(route.controller, ofController.set(route.handler, rule));
    return rule;
  }
}

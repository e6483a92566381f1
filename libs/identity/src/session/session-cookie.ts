import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, type Config } from '@sunflower/platform';

/** A cookie for `reply.setCookie(name, value, options)`. */
export interface SessionCookie {
  name: string;
  value: string;
  options: {
    httpOnly: boolean;
    sameSite: 'lax' | 'strict';
    path: string;
    secure: boolean;
    /** Seconds. */
    maxAge: number;
  };
}

export type Cookies = Readonly<Record<string, string | undefined>>;

/** No cookie from before the prefix lives longer. */
const OLD_NAMES_HOLD_MS = 24 * 60 * 60 * 1000;

export const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

/**
 * With the prefix, browsers accept the cookie only from this host, over https and for all paths, so that no
 * neighbouring host can set one.
 */
export const cookieName = ({ name, config }: { name: string; config: Pick<Config, 'publicUrl'> }): string =>
  isSecure(config) ? `__Host-${name}` : name;

/** A cookie for requests to this host only; an empty value deletes it in the browser. */
export function hostCookie({
  name,
  value,
  lifetimeMs,
  sameSite,
  config,
}: {
  name: string;
  value: string;
  lifetimeMs: number;
  sameSite: 'lax' | 'strict';
  config: Pick<Config, 'publicUrl'>;
}): SessionCookie {
  const options = { httpOnly: true, sameSite, path: '/', secure: isSecure(config), maxAge: lifetimeMs / 1000 };
  return { name: cookieName({ name, config }), value, options };
}

/** Finds our cookies by name, with or without the prefix. */
@Injectable()
export class SentCookies {
  private readonly startedAtMs: number;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.startedAtMs = clock.now();
  }

  /**
   * Cookies named without the prefix are accepted only during the first day of this process; after that all of them
   * have expired.
   */
  find({ cookies, name }: { cookies: Cookies | undefined; name: string }): string | null {
    const value = cookies?.[cookieName({ name, config: this.config })];
    if (value) return value;
    const oldNameHolds = this.clock.now() - this.startedAtMs < OLD_NAMES_HOLD_MS;
    return (oldNameHolds && cookies?.[name]) || null;
  }
}

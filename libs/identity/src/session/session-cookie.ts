import { Inject, Injectable } from '@nestjs/common';
import { Clock, CONFIG, type Config } from '@sunflower/platform';

/** For `reply.setCookie(name, value, options)`. */
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

/** No cookie of before lives longer. */
const OLD_NAMES_HOLD_MS = 24 * 60 * 60 * 1000;

export const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

/** With the prefix a browser takes the cookie from this host alone, over https, for all paths: no neighbour can plant one. */
export const cookieName = ({ name, config }: { name: string; config: Pick<Config, 'publicUrl'> }): string =>
  isSecure(config) ? `__Host-${name}` : name;

/** A cookie for this host's requests alone; an empty value takes it out of the browser. */
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

/** Finds our cookies by the names that they are sent with. */
@Injectable()
export class SentCookies {
  private readonly startedAtMs: number;

  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.startedAtMs = clock.now();
  }

  /** A day after the start of this process nobody holds one of the name from before the prefix; then it counts for nothing. */
  find({ cookies, name }: { cookies: Cookies | undefined; name: string }): string | null {
    const value = cookies?.[cookieName({ name, config: this.config })];
    if (value) return value;
    const oldNameHolds = this.clock.now() - this.startedAtMs < OLD_NAMES_HOLD_MS;
    return (oldNameHolds && cookies?.[name]) || null;
  }
}

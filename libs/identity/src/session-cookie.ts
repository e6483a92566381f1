import type { Config } from '@sunflower/platform';

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

export const isSecure = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

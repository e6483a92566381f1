import type { Dialect } from '@sunflower/platform';

/** In whatever statement writes a session: by the database's clock, so that those who read what is new compare one clock with itself. */
export const changedNow = ({ nowMsSql }: Pick<Dialect, 'nowMsSql'>): string => `changed_at = (${nowMsSql})`;

import type { Dialect } from '@sunflower/platform';

/** In whatever statement writes a session: by the database's clock, so that those who read what is new compare one clock with itself. */
export const changedNow = ({ nowMsSql }: Pick<Dialect, 'nowMsSql'>): string => `changed_at = (${nowMsSql})`;

/** The same as the last value of each row of an INSERT. */
export const changedRows = ({ dialect, rows }: { dialect: Pick<Dialect, 'nowMsSql'>; rows: string }): string =>
  rows.replaceAll('?)', `?, (${dialect.nowMsSql}))`);

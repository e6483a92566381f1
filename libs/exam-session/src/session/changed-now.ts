import type { Dialect } from '@sunflower/platform';

/** For every statement that writes a session. By the database's clock, so that readers compare one clock. */
export const changedNow = ({ nowMsSql }: Pick<Dialect, 'nowMsSql'>): string => `changed_at = (${nowMsSql})`;

/** Adds the same value as the last one of each row of an INSERT. */
export const changedRows = ({ dialect, rows }: { dialect: Pick<Dialect, 'nowMsSql'>; rows: string }): string =>
  rows.replaceAll('?)', `?, (${dialect.nowMsSql}))`);

import { v7 } from 'uuid';

/** A time-ordered id (UUID version 7, 36 characters): new rows land at the end of the index. */
export const newId = (): string => v7();

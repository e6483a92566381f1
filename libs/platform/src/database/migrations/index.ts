import { InitialSchema1700000000000 } from './1700000000000-initial-schema';

/** In the order in which they are run. A migration that has been released never changes. */
export const migrations = [InitialSchema1700000000000];

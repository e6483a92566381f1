/**
 * Lets waiting requests have a turn in the middle of long work. The embedded engine answers at once, so that awaiting it gives
 * nobody a turn.
 */
export const yieldTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

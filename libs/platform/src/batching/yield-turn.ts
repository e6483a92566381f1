/**
 * Lets waiting requests take a turn in the middle of long work. The embedded engine answers synchronously, so awaiting
 * its queries does not yield.
 */
export const yieldTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

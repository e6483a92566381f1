/** One turn of the event loop: candidates may be sitting an exam in this process while a bank is read or stored. */
export const letOthersRun = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

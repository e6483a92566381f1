/** The server flags no question that fewer papers had. */
export const FEWEST_FOR_FLAGS = 20;

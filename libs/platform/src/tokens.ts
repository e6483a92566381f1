export const CONFIG = Symbol('Config');
export const RUNTIME = Symbol('Runtime');

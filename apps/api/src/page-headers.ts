import type { Config } from '@sunflower/platform';

type Directives = Record<string, string>;

/** What every page keeps to, whatever else it may load. */
const ON_EVERY_PAGE: Directives = {
  'default-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
  'object-src': "'none'",
  'script-src-attr': "'none'",
};

const policy = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, value]) => `${name} ${value}`.trim())
    .join(';');

/** Features of the browser that no page of ours uses, nor anything that might be put into one. */
const PERMISSIONS = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

const STRICT_TRANSPORT = 'max-age=31536000; includeSubDomains';

export const isHttps = ({ publicUrl }: Pick<Config, 'publicUrl'>): boolean => publicUrl.startsWith('https:');

const forTransport = (config: Pick<Config, 'publicUrl'>): Directives =>
  isHttps(config) ? { 'upgrade-insecure-requests': '' } : {};

const onAll = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  ...(isHttps(config) ? { 'Strict-Transport-Security': STRICT_TRANSPORT } : {}),
});

const onPages = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  ...onAll(config),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': PERMISSIONS,
  'X-Frame-Options': 'DENY',
});

/** What the API answers is no page: opened in a browser all the same, it loads and runs nothing. */
export const replyHeaders = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  ...onAll(config),
  'Content-Security-Policy': policy({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }),
});

/** The web app, which nginx serves in production with the same headers (docker/nginx/page-headers.conf). */
export const webAppHeaders = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  ...onPages(config),
  'Content-Security-Policy': policy({
    ...ON_EVERY_PAGE,
    'script-src': "'self'",
    // What opens the candidate's page again without network.
    'worker-src': "'self'",
    // The console's component library writes its styles into the page.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'font-src': "'self' data:",
    ...forTransport(config),
  }),
});

/** The page that shows the API: its own styles stand in it, and its pictures are drawn from the style sheet. */
export const apiDocsHeaders = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  ...onPages(config),
  'Content-Security-Policy': policy({
    ...ON_EVERY_PAGE,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    ...forTransport(config),
  }),
});

/** The board of the queues finds its files by the base that it writes into itself. */
export const queueBoardHeaders = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  ...onPages(config),
  'Content-Security-Policy': policy({
    ...ON_EVERY_PAGE,
    'base-uri': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    ...forTransport(config),
  }),
});

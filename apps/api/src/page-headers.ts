import type { Config } from '@sunflower/platform';

type Directives = Record<string, string>;

/** Directives of every page. */
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

/** Browser features that no page uses; they are denied to injected content too. */
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

/** Headers of API replies: if one is opened as a page in a browser, it loads and runs nothing. */
export const replyHeaders = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  ...onAll(config),
  'Content-Security-Policy': policy({
    'default-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  }),
});

/** Headers of the web app; in production nginx sends the same ones (docker/nginx/page-headers.conf). */
export const webAppHeaders = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  ...onPages(config),
  'Content-Security-Policy': policy({
    ...ON_EVERY_PAGE,
    'script-src': "'self'",
    // For the service worker that reopens the candidate's page without network.
    'worker-src': "'self'",
    // The console's component library writes inline styles.
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'font-src': "'self' data:",
    ...forTransport(config),
  }),
});

/** Headers of the API documentation: its styles are inline, and its style sheet contains data URLs of pictures. */
export const apiDocsHeaders = (config: Pick<Config, 'publicUrl'>): Record<string, string> => ({
  ...onPages(config),
  'Content-Security-Policy': policy({
    ...ON_EVERY_PAGE,
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    ...forTransport(config),
  }),
});

/** Headers of the queue board, which sets a base element to find its files. */
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

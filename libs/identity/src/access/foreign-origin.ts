interface Addresses {
  /** The request's Origin header. */
  origin: string | undefined;
  /** The request's Host header. */
  host: string | undefined;
  /** What people type, e.g. `https://exam.example.cn`. */
  publicUrl: string;
}

/**
 * Whether another site's page made the request. No Origin header is no page, or one of ours.
 * The scheme is not compared: behind a proxy that ends TLS, ours is http.
 */
export function isForeignOrigin({ origin, host, publicUrl }: Addresses): boolean {
  if (origin === undefined) return false;
  if (host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)) return false;
  if (origin === publicUrl) return false;
  const asked = hostOf(origin);
  // `null`, what a sandboxed frame or a file sends, has no host and is foreign.
  if (asked === null) return true;
  return asked !== hostOf(publicUrl) && asked !== hostOf(`${new URL(origin).protocol}//${host}`);
}

// Without the port where it is the scheme's own.
function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  return new URL(url).host || null;
}

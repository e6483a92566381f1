interface Addresses {
  /** The request's Origin header. */
  origin: string | undefined;
  /** The request's Host header. */
  host: string | undefined;
  /** The address that people type, e.g. `https://exam.example.cn`. */
  publicUrl: string;
}

/**
 * Whether another site's page made the request. Without an Origin header the request comes from our own page or from no
 * page. The scheme is not compared: behind a proxy that terminates TLS, ours is http.
 */
export function isForeignOrigin({ origin, host, publicUrl }: Addresses): boolean {
  if (origin === undefined) return false;
  if (host !== undefined && (origin === `http://${host}` || origin === `https://${host}`)) return false;
  if (origin === publicUrl) return false;
  const asked = hostOf(origin);
  // `null`, which sandboxed frames and local files send, has no host and is foreign.
  if (asked === null) return true;
  return asked !== hostOf(publicUrl) && asked !== hostOf(`${new URL(origin).protocol}//${host}`);
}

// The host, without the scheme's default port.
function hostOf(url: string): string | null {
  if (!URL.canParse(url)) return null;
  return new URL(url).host || null;
}

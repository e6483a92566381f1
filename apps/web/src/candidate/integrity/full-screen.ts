// Safari 14 has this API only with its prefix; iPhones do not have it.
interface PrefixedDocument extends Document {
  webkitFullscreenEnabled?: boolean;
  webkitFullscreenElement?: Element | null;
  webkitExitFullscreen?: () => void;
}
interface PrefixedElement extends HTMLElement {
  webkitRequestFullscreen?: () => void;
}

export const fullScreenChanges = ['fullscreenchange', 'webkitfullscreenchange'];

const page = () => document as PrefixedDocument;

export const canFillScreen = (): boolean => Boolean(page().fullscreenEnabled || page().webkitFullscreenEnabled);

export const fillsScreen = (): boolean => Boolean(page().fullscreenElement ?? page().webkitFullscreenElement);

/** Call only from a user gesture; even then the browser may refuse. */
export function fillScreen(): void {
  const root = document.documentElement as PrefixedElement;
  if (root.requestFullscreen) root.requestFullscreen().catch(() => undefined);
  else root.webkitRequestFullscreen?.();
}

export function leaveFullScreen(): void {
  if (!fillsScreen()) return;
  if (document.exitFullscreen) document.exitFullscreen().catch(() => undefined);
  else page().webkitExitFullscreen?.();
}

/**
 * Whether this browser can show the console: Chrome or Edge 108, Safari 16, Firefox 110 or later. Older browsers ignore
 * styles that antd uses.
 */
export function isNewEnough(): boolean {
  return (
    typeof CSS !== 'undefined' &&
    CSS.supports('height', '1dvh') &&
    CSS.supports('container-type', 'inline-size') &&
    'findLast' in Array.prototype
  );
}

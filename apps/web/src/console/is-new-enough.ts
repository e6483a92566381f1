/**
 * Whether this browser shows the console as it was made: Chrome or Edge 108, Safari 16, Firefox 110 or later. The component library
 * writes styles that older ones drop without a word.
 */
export function isNewEnough(): boolean {
  return (
    typeof CSS !== 'undefined' &&
    CSS.supports('height', '1dvh') &&
    CSS.supports('container-type', 'inline-size') &&
    'findLast' in Array.prototype
  );
}

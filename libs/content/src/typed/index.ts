/**
 * The entry point for pages: code that runs in every supported browser. `answer-form.ts` is left out because its
 * patterns use lookbehind, which Safari 14 lacks.
 */
export { withoutInvisible } from './invisible';
export { canonicalNumber, isBlank, MAX_NUMBER_LENGTH } from './number-text';
export { plainCode, plainName, plainText, typedSearch, type TypedSearch } from './plain-text';

/**
 * The door for pages: what runs in every browser that we promise. `answer-form.ts` is not among it, for its patterns look behind
 * themselves, which Safari 14 cannot.
 */
export { withoutInvisible } from './invisible';
export { canonicalNumber, isBlank, MAX_NUMBER_LENGTH } from './number-text';
export { plainCode, plainName, plainText, typedSearch, type TypedSearch } from './plain-text';

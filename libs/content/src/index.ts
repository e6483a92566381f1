export { markdownFault, picturesIn, pictureTargetsIn, replacePictureTargets } from './check/markdown-fault';
export { pictureAddress, sha256InAddress } from './check/picture-address';
export { piecesOf, type TextPieces } from './check/text-pieces';
export { parseMarkdown, shownText, type Block, type Inline } from './markdown';
export {
  canonicalNumber,
  isBlank,
  MAX_NUMBER_LENGTH,
  plainCode,
  plainName,
  plainText,
  typedSearch,
  withoutInvisible,
} from './typed';
export type { TypedSearch } from './typed';
export { answerForm, mayLookAlike, shownForm } from './typed/answer-form';

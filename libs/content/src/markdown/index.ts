// The only entry point for pages: nothing imported here needs Node or a package.
export { isPictureAddress, isWebAddress, parseInline, PICTURE, type Inline, type InlineRules } from './parse-inline';
export { parseMarkdown, type Block, type ListItem } from './parse-blocks';
export { holdsFormula, plainText, shownText } from './plain-text';

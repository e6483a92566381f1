// Zero-width characters, soft hyphens, variation selectors, marks of direction, and control characters that are no white space.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]|(?!\s)\p{Cc}/gu;

/** The text without what nobody sees and nobody means. White space stays. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

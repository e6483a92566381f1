// Zero-width characters, soft hyphens, variation selectors, direction marks, and control characters except white space.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]|(?!\s)\p{Cc}/gu;

/** Removes invisible characters; white space stays. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE, '');

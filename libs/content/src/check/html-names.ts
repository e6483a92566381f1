/** The elements of HTML, including obsolete ones that are still pasted. Source: HTML Living Standard, indices. */
export const HTML_ELEMENTS: ReadonlySet<string> = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote body br button canvas
  caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption
  figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label
  legend li link main map mark marquee menu meta meter nav noframes noscript object ol optgroup option output p param
  picture pre progress q rp rt ruby s samp script search section select slot small source span strike strong style sub
  summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xml`.split(
    /\s+/,
  ),
);

// Attributes are ASCII and have a value: `<P3或身长>` and `<b and c>` are comparisons.
const TAG =
  /<!--|<[!?][a-z]|<(\/?)([a-z][a-z0-9]{0,15})((?:\s+[a-z][\w:-]{0,40}\s*=\s*(?:"[^"]{0,500}"|'[^']{0,500}'|[^\s"'<>]{1,500})){0,20})\s*\/?>/gi;

/** The first piece of HTML in a text, or null. */
export function findHtml(text: string): string | null {
  for (const match of text.matchAll(TAG)) {
    const name: string | undefined = match[2];
    if (name === undefined || HTML_ELEMENTS.has(name.toLowerCase())) return match[0];
  }
  return null;
}

// References that editors and web pages write; `R&D;` is not one.
const ENTITY =
  /&(?:nbsp|ensp|emsp|thinsp|lt|gt|amp|quot|apos|hellip|mdash|ndash|middot|bull|deg|times|divide|plusmn|le|ge|ne|[lr][sd]quo|copy|reg|trade|alpha|beta|gamma|mu|micro|#\d{1,7}|#x[0-9a-f]{1,6});/i;

/** The first HTML character reference in a text, or null. */
export const findEntity = (text: string): string | null => ENTITY.exec(text)?.[0] ?? null;

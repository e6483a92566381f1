/** As the server counts: each Unicode code point as typed, spaces and line breaks too. */
export const MAX_ESSAY_CODE_POINTS = 20_000;

/** What of a text is saved, and how many code points all of it has. */
export function cutEssay(text: string): { kept: string; count: number } {
  let [count, end] = [0, text.length];
  for (let at = 0; at < text.length; count += 1) {
    if (count === MAX_ESSAY_CODE_POINTS) end = at;
    at += (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
  }
  return { kept: text.slice(0, end), count };
}

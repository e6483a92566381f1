/** Content-Disposition with a file name that every browser supports. Source: RFC 6266, RFC 5987. */
export function attachment({ name, plainName }: { name: string; plainName: string }): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`;
}

/** A title as part of a file name: characters that file systems refuse become a dash. */
export const fileNamePart = (text: string): string =>
  [...text.replace(/[\p{Cc}\\/:*?"<>|]+/gu, '-').trim()].slice(0, 80).join('');

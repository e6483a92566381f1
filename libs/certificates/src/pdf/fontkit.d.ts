declare module 'fontkit' {
  export interface Font {
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { advanceWidth: number };
    readonly unitsPerEm: number;
  }
  export interface FontCollection {
    readonly fonts: Font[];
  }
  export function create(data: Uint8Array): Font | FontCollection;
}

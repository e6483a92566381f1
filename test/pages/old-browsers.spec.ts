import { builtPage, isScript, isStyle, parseScript, type BuiltFile } from './built-page';
import { newerInScript } from './newer-scripts';
import { newerInStyle } from './newer-styles';

/** Features newer than the oldest browsers that are used anyway, with the behaviour of such a browser. */
const DONE_WITHOUT: Record<string, string> = {
  '.moveBefore()': 'Preact asks for it first and inserts otherwise',
  ':focus-visible': 'a rule of its own, left out by Safari 14: the frame shows also after a tap',
  'cursor: pointer': 'there is no pointer on a touch screen',
  'cursor: default': 'there is no pointer on a touch screen',
  'cursor: zoom-in': 'there is no pointer on a touch screen',
  'overscroll-behavior': 'the page springs at its end',
  'overscroll-behavior-x': 'the page springs at its end',
  'content-visibility': 'the answer sheet is laid out as a whole when it opens',
  'contain-intrinsic-size': 'as for content-visibility',
  'scroll-margin-top': 'a heading is scrolled to the top, where a tall case may cover it: the case can be folded up',
  DecompressionStream: 'asked for first: without it the paper comes whole at the start',
  '.requestFullscreen()':
    'asked for first: Safari 14 knows it under its prefix, iPhones not at all, and the page then asks for nothing',
  '.exitFullscreen()': 'as for .requestFullscreen()',
  'document.exitFullscreen': 'as for .requestFullscreen()',
  '.createObjectURL()': 'the receipt is copied instead of saved as a picture, and the page says so',
  '.revokeObjectURL()': 'as for .createObjectURL()',
  BroadcastChannel: 'a tab takes over what another has kept when it comes to the front',
  resize: 'the field keeps its size on iOS, and scrolls',
  '.resume()': 'sounds of Safari 14 have it, under their prefix',
  '.subscribe()': 'the outbox and the sitting have one of their own',
};

const script = (source: string): BuiltFile => ({ path: 'assets/a.js', source });
const style = (source: string): BuiltFile => ({ path: 'assets/a.css', source });

describe('the light pages on Chromium 87 and Safari 14', () => {
  const used = new Set<string>();

  describe.each(['index.html', 'verify/index.html'])('%s', (path) => {
    const { all } = builtPage(path);

    it.each(all.filter(isScript).map((file) => [file.path, file]))(
      'loads no script that these browsers cannot parse or run: %s',
      (_, file) => {
        const newer = newerInScript(file);
        newer.forEach((name) => used.add(name));
        expect(newer.filter((name) => !Object.hasOwn(DONE_WITHOUT, name))).toEqual([]);
      },
    );

    it.each(all.filter(isStyle).map((file) => [file.path, file]))(
      'loads no style that these browsers lack: %s',
      (_, file) => {
        const newer = newerInStyle(file);
        newer.forEach((name) => used.add(name));
        expect(newer.filter((name) => !Object.hasOwn(DONE_WITHOUT, name))).toEqual([]);
      },
    );
  });

  it('have no exception that is no longer needed', () => {
    expect(Object.keys(DONE_WITHOUT).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('features that these browsers lack', () => {
  it.each([
    'class A { #secret = 1 }',
    'class A { static { run() } }',
    'const a = await b',
    'label: { /a/d }',
    'a = { b() {} }; #c in a',
  ])('are found in syntax: %s', (source) => {
    expect(() => parseScript(script(source))).toThrow(SyntaxError);
  });

  it.each([
    ['structuredClone(a)', 'structuredClone'],
    ['new BroadcastChannel("a")', 'BroadcastChannel'],
    ['window.requestIdleCallback(a)', 'window.requestIdleCallback'],
    ['Object.hasOwn(a, "b")', 'Object.hasOwn'],
    ['AbortSignal.timeout(5)', 'AbortSignal.timeout'],
    ['crypto.randomUUID()', 'crypto.randomUUID'],
    ['navigator.locks.request(a, b)', 'navigator.locks'],
    ['a.b.at(-1)', '.at()'],
    ['a.findLast(b)', '.findLast()'],
    ['a.toSorted()', '.toSorted()'],
    ['/(?<=a)b/.test(c)', 'a look-behind'],
    ['new RegExp("(?<!a)b")', 'a look-behind'],
  ])('are found in scripts: %s', (source, name) => {
    expect(newerInScript(script(source))).toContain(name);
  });

  it.each([
    'a ?? b?.c',
    'a ||= 1',
    'a.replaceAll("b", "c")',
    'Promise.allSettled(a)',
    'Object.fromEntries(a)',
    'a.flatMap(b)',
    'new AbortController()',
    'new Intl.DateTimeFormat(a).format(b)',
    'const at = { at: 1 }; at.at',
    'function structuredClone() {} structuredClone()',
  ])('exclude available features and names that a script declares: %s', (source) => {
    expect(newerInScript(script(source))).toEqual([]);
  });

  it.each([
    ['a{inset:0}', 'inset'],
    ['a{display:flex;gap:1rem}', 'gap outside a grid'],
    ['a{height:100dvh}', 'height: dvh'],
    ['a{color:color-mix(in srgb,red,blue)}', 'color: color-mix()'],
    ['a{color:lab(1% 2 3)}', 'color: lab()'],
    ['a{accent-color:red}', 'accent-color'],
    ['a:has(b){color:red}', ':has'],
    ['a:is(b){color:red}', ':is'],
    ['a{b{color:red}}', 'nesting'],
    ['@container (min-width:1px){a{color:red}}', '@container'],
    ['@media (width>=1px){a{color:red}}', 'a range in @media'],
    ['a{overflow:clip}', 'overflow: clip'],
    ['a{aspect-ratio:1}', 'aspect-ratio'],
  ])('are found in styles: %s', (source, name) => {
    expect(newerInStyle(style(source))).toContain(name);
  });

  it.each([
    'a{display:grid;grid-gap:1rem}',
    'a{display:grid;gap:1rem}',
    'a{height:100vh;height:100dvh}',
    'a{-webkit-user-select:all;user-select:all}',
    'a:not(b){position:sticky}',
    'a{width:min(1px,2px)}',
    '@media (prefers-reduced-motion:reduce){a{transition:none}}',
    'a{font:1rem/2 ui-monospace,monospace}',
    'a{background:url(has-100dvh.png)}',
  ])('exclude available features and those with an older declaration: %s', (source) => {
    expect(newerInStyle(style(source))).toEqual([]);
  });
});

import * as fc from 'fast-check';
import { htmlToMarkdown, paragraphsAlone } from './html-to-markdown';

const PIECES = [
  '甲',
  ' ',
  '\n',
  '<p>',
  '</p>',
  '<br>',
  '<br/>',
  '&lt;',
  '&amp;',
  '&nbsp;',
  '**',
  '`',
  '$',
  '2*3',
  '\\',
  '<p dir="ltr">',
  'a b',
  '|',
  '\\(x\\)',
];
// The number of empty lines does not matter.
const shown = (html: string): string => htmlToMarkdown({ html, picture: () => null }).text.replace(/\n+/g, '\n');

describe('the fast path for paragraphs', () => {
  it('gives the same result as the parser', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
        const html = `<p>${pieces.join('')}</p>`;
        fc.pre(paragraphsAlone(html) !== null);
        // An element without effect forces the parser.
        expect(shown(html)).toBe(shown(`${html}<span></span>`));
      }),
      { numRuns: 600 },
    );
  });

  it('leaves everything else to the parser', () => {
    for (const html of ['<b>甲</b>', '&hellip;', '<script>x</script>', '<pre>', '<p onclick="<b>">'])
      expect(paragraphsAlone(html)).toBeNull();
  });
});

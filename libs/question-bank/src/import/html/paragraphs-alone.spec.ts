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
// How many lines are left free is no matter.
const shown = (html: string): string => htmlToMarkdown({ html, picture: () => null }).text.replace(/\n+/g, '\n');

describe('the short way for paragraphs', () => {
  it('says the same as the parser does', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }), (pieces) => {
        const html = `<p>${pieces.join('')}</p>`;
        fc.pre(paragraphsAlone(html) !== null);
        // An element without effect sends the text the long way.
        expect(shown(html)).toBe(shown(`${html}<span></span>`));
      }),
      { numRuns: 600 },
    );
  });

  it('leaves all else to the parser', () => {
    for (const html of ['<b>甲</b>', '&hellip;', '<script>x</script>', '<pre>', '<p onclick="<b>">'])
      expect(paragraphsAlone(html)).toBeNull();
  });
});

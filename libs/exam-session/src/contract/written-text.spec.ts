import { writtenText } from './written-text';

describe('written text', () => {
  it('keeps characters and line breaks as typed', () => {
    const typed = '（第３题）图片，看不清！\n请老师来一下。';
    expect(writtenText(typed)).toBe(typed);
  });

  it('removes what nobody can see: zero-width characters, direction marks, control characters', () => {
    expect(writtenText('看\u200b不\u202e清\u0000\u0007')).toBe('看不清');
    expect(writtenText(' \u200b\n\t ')).toBe('');
  });

  it('has one kind of line break, at most one blank line, and no white space at its ends', () => {
    expect(writtenText('\r\n一\r二\u2028三\r\n\r\n\r\n\r\n四 \n')).toBe('一\n二\n三\n\n四');
  });

  it('has no half of a character, which a database refuses', () => {
    expect(writtenText('看\ud800清')).toBe('看\ufffd清');
  });
});

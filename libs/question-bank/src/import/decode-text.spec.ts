import { decodeText } from './decode-text';

/** Chinese text in each encoding as bytes, because Node has no encoder for them. */
const GB18030 = Buffer.from('b5a5d1a1cce2a3bac7b0d8b6b1d5bacfb5c4cab1bce4cac7', 'hex');
const BIG5 = Buffer.from('a455a643c3f6a9f3a8e0b5a3aababba1aa6ba141a5bfbd54aabaac4f', 'hex');
const TEXT = '一、单项选择题\n1. 前囟闭合的时间是（ B ）\nA. 6个月 B. 12~18个月\n答案：B';

function swapped(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

describe('a text without a declared encoding', () => {
  it.each([
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
    ['UTF-16, the high byte first', swapped(TEXT), 'utf-16be'],
    ['UTF-16, the high byte first, with its mark', swapped(`\ufeff${TEXT}`), 'utf-16be'],
  ] as const)('is read as %s', (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding });
  });

  it('is read as GB18030', () => {
    expect(decodeText(GB18030)).toEqual({ text: '单选题：前囟闭合的时间是', encoding: 'gb18030' });
  });

  it('is read as Big5', () => {
    expect(decodeText(BIG5)).toEqual({ text: '下列關於兒童的說法，正確的是', encoding: 'big5' });
  });

  it('is refused when it is a picture or an archive', () => {
    expect(
      decodeText(
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
          'base64',
        ),
      ),
    ).toBeNull();
    expect(decodeText(Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 0x21, 0]))).toBeNull();
  });

  it('is empty when the file is', () => {
    expect(decodeText(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8' });
  });
});

import { decodeText } from './decode-text';

// 姓名 in GBK, as a Chinese Excel saves .csv.
const GBK = Buffer.from('d0d5c3fb', 'hex');

describe('the encoding of a .csv file', () => {
  it('is UTF-8 with or without a byte order mark', () => {
    expect(decodeText(Buffer.from('姓名'))).toBe('姓名');
    expect(decodeText(Buffer.from('\ufeff姓名'))).toBe('姓名');
  });

  it('is GB18030 when the text is not valid UTF-8', () => {
    expect(decodeText(GBK)).toBe('姓名');
    // 𠮷 has four bytes in GB18030.
    expect(decodeText(Buffer.from('9534b235', 'hex'))).toBe('𠮷');
  });

  it('is UTF-16 with a byte order mark', () => {
    expect(decodeText(Buffer.from('\ufeff姓名', 'utf16le'))).toBe('姓名');
  });

  it('is UTF-16 without a byte order mark, recognised by its zero bytes', () => {
    const text = '姓名,手机号\r\n考生一,1\r\n';
    const little = Buffer.from(text, 'utf16le');
    expect(decodeText(little)).toBe(text);
    expect(decodeText(Buffer.from(little).swap16())).toBe(text);
  });

  it('is unknown in other cases', () => {
    expect(decodeText(Buffer.from([0xff, 0xff, 0x00, 0x80]))).toBeNull();
    for (const text of ['a\0b', 'ab\0\0', '姓名\0\0\0']) expect(decodeText(Buffer.from(text))).toBeNull();
  });
});

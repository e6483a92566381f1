import { dropMetadata } from './drop-metadata';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const dropped = (text: string): string =>
  dropMetadata(bytesOf(text))
    .map((part) => String.fromCharCode(...part))
    .join('');

const PNG = '\x89PNG\r\n\x1a\n';
const chunk = (type: string, content: string) => `\0\0\0${String.fromCharCode(content.length)}${type}${content}CRC.`;
const segment = (marker: string, content: string) =>
  `\xff${marker}\0${String.fromCharCode(content.length + 2)}${content}`;

describe('a picture encoded by a canvas', () => {
  it('loses the EXIF block of a PNG and nothing else', () => {
    const [header, rest] = [chunk('IHDR', '12345'), chunk('IDAT', 'eXIf') + chunk('IEND', '')];
    expect(dropped(PNG + header + chunk('eXIf', 'MM\0*') + rest)).toBe(PNG + header + rest);
    expect(dropped(PNG + header + rest)).toBe(PNG + header + rest);
  });

  it('loses the EXIF block of a JPEG and nothing else', () => {
    const [jfif, rest] = [
      segment('\xe0', 'JFIF'),
      `${segment('\xdb', 'table')}${segment('\xda', 'scan')}\xff\xe1\0\x04\xff\xd9`,
    ];
    expect(dropped(`\xff\xd8${jfif}${segment('\xe1', 'Exif\0\0MM')}${rest}`)).toBe(`\xff\xd8${jfif}${rest}`);
    expect(dropped(`\xff\xd8${jfif}${rest}`)).toBe(`\xff\xd8${jfif}${rest}`);
  });
});

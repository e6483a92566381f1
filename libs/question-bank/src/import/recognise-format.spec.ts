import { writeZip } from '../export/qti/write-zip';
import { recogniseFormat } from './recognise-format';

const zip = (...paths: string[]): Uint8Array => writeZip(paths.map((path) => ({ path, bytes: Buffer.from('x') })));
const text = (content: string): Uint8Array => Buffer.from(content, 'utf8');
const utf16 = (content: string): Uint8Array => Buffer.from(content, 'utf16le');
const old = (stream: string): Uint8Array =>
  Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512), utf16(stream)]);

describe('the format of a file', () => {
  it.each<[string, string, Uint8Array, string]>([
    ['a Word document', '卷.docx', zip('[Content_Types].xml', 'word/document.xml'), 'word'],
    ['a Word document with another ending', '卷.zip', zip('word/document.xml'), 'word'],
    ['a workbook', '题.xlsx', zip('xl/workbook.xml'), 'workbook'],
    ['a package', '题.zip', zip('imsmanifest.xml', 'a.xml'), 'qti'],
    ['an item', '题.xml', text('<?xml version="1.0"?>\n<!-- 注 -->\n<assessmentItem xmlns="x">'), 'qti'],
    ['an item of QTI 3.0', '题.xml', text('<qti-assessment-item xmlns="x">'), 'qti'],
    ['Moodle XML', '题.xml', text('\uFEFF<?xml version="1.0"?><quiz><question>'), 'moodle_xml'],
    ['GIFT by its answers', '题.txt', text('哪一项？{=甲 ~乙}'), 'gift'],
    ['GIFT by a title', '题.txt', text('::一::谈谈{}'), 'gift'],
    ['GIFT that begins with HTML', '题.txt', text('<p>哪</p>{=甲 ~乙}'), 'gift'],
    ['Aiken', '题.txt', text('哪？\nA. 甲\nB. 乙\nANSWER: B\n'), 'aiken'],
    ['a paper', '卷.txt', text('1. 哪？\nA. 甲\nB. 乙\n答案：B'), 'text'],
    ['a formula, which is no GIFT', '卷.txt', text('1. 求 $\\frac{1}{2}$ 与 {x}'), 'text'],
    ['UTF-16', '题.txt', utf16('\uFEFF哪？\nA. 甲\nB. 乙\nANSWER: B\n'), 'aiken'],
    ['UTF-16 without a mark', '题.txt', utf16('Which?\nA. x\nB. y\nANSWER: B\n'), 'aiken'],
    ['CSV', '题.csv', text('题干,答案\n甲,A\n'), 'csv'],
    ['CSV in GB18030', '题.csv', Buffer.from([0xcc, 0xe2, 0xb8, 0xc9, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8]), 'csv'],
    ['YAML', 'questions.yaml', text('domain: a\nquestions: []\n'), 'yaml'],
  ])('is recognised by its content: %s', (_what, name, bytes, format) => {
    expect(recogniseFormat({ name, bytes })).toEqual({ format, reason: null });
  });

  it.each<[string, string, Uint8Array, string]>([
    ['nothing', 'a.txt', new Uint8Array(), 'FORMAT_EMPTY'],
    ['spaces', 'a.txt', text(' \n'), 'FORMAT_EMPTY'],
    ['old Word', '卷.doc', old('WordDocument'), 'FORMAT_OLD_WORD'],
    ['old Excel', '题.xls', old('Workbook'), 'FORMAT_OLD_EXCEL'],
    ['a PDF', '卷.pdf', text('%PDF-1.7'), 'FORMAT_PDF'],
    ['a picture', '卷.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'FORMAT_PICTURE'],
    ['an archive', '卷.zip', zip('a.docx'), 'FORMAT_ARCHIVE'],
    ['another archive', '卷.rar', text('Rar!\x1a'), 'FORMAT_ARCHIVE'],
    ['a web page', '卷.html', text('<!DOCTYPE html><html>'), 'FORMAT_WEB_PAGE'],
    ['other XML', 'a.xml', text('<?xml version="1.0"?><svg>'), 'FORMAT_UNKNOWN'],
    ['a program', 'a.exe', Buffer.from([0x4d, 0x5a, 0, 1, ...Array.from({ length: 60 }, () => 65)]), 'FORMAT_UNKNOWN'],
  ])('is refused with what to do: %s', (_what, name, bytes, code) => {
    expect(recogniseFormat({ name, bytes })).toMatchObject({ format: null, reason: { code } });
  });
});

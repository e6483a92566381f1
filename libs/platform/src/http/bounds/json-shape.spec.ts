import { SMALL_BODY } from './body-limit';
import { shapeFault } from './json-shape';

const faultOf = (json: string, change: Partial<typeof SMALL_BODY> = {}): string | null =>
  shapeFault(Buffer.from(json), { ...SMALL_BODY, ...change });

const list = (length: number): string => `[${'0,'.repeat(length - 1)}0]`;
const object = (keys: number): string => `{${Array.from({ length: keys }, (_, index) => `"k${index}":0`).join(',')}}`;
const texts = (count: number): string => Array(count).fill('"a"').join();
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('the shape of a body', () => {
  it.each([
    ['fields', '{"a":"b","c":[1,-2.5e3,true,null],"d":{}}'],
    ['a text with quotes, brackets and commas in it', String.raw`{"a":"\"[[[{{{,,,:\\","b":"\\\\"}`],
    ['as many elements as a list may have', list(200)],
    ['as many fields as an object may have', object(200)],
    ['as many levels as there may be', nested(12)],
    ['several lists of that length beside each other', `{"a":${list(200)},"b":${list(200)}}`],
    ['a text that is called like a forbidden field', '{"a":"__proto__","b":["constructor"]}'],
    ['a field whose name only begins so', '{"__proto__s":1,"constructors":1}'],
    ['white space wherever it may stand', ' { "a" : [ 1 , 2 ] } '],
    ['a long number, as JavaScript writes it', '[-1.7976931348623157e+308]'],
  ])('may have %s', (_, json) => {
    expect(faultOf(json)).toBeNull();
  });

  it.each([
    ['a list with one element more', list(201), /list.*200/],
    ['an object with one field more', object(201), /object.*200/],
    ['one level more', nested(13), /nested.*12/],
    ['a hundred thousand levels', nested(100_000), /nested/],
    ['levels of objects', '{"a":'.repeat(13) + '1' + '}'.repeat(13), /nested/],
    ['more values than the route takes', `[${list(150)},${list(150)}]`, /more than 300 values/],
    ['more texts than the route takes values', `[[${texts(150)}],[${texts(150)}]]`, /more than 300 values/],
    ['a longer text', JSON.stringify('x'.repeat(2000)), /text.*1 KB/],
    ['a text that never ends', `"${'x'.repeat(2000)}`, /text/],
    ['a longer name of a field', `{"${'k'.repeat(101)}":1}`, /name/],
    ['a number of 400 digits', `[${'1'.repeat(400)}]`, /number/],
    ['a prototype', '{"__proto__":{"a":1}}', /no object may have/],
    ['a prototype, spelt with escapes', String.raw`{"\u005f_proto__" : 1}`, /no object may have/],
    ['a constructor, deeper', '{"a":[{"constructor":1}]}', /no object may have/],
  ])('may not have %s', (_, json, words) => {
    expect(faultOf(json, { textKilobytes: 1, values: 300 })).toMatch(words);
  });

  it.each(['', '}', ']]]', ',,,', '"', '"\\', '{"a', '[1,2', '{]', ':::', 'nonsense'])(
    'has no fault in text that is not JSON: %j',
    (json) => {
      expect(faultOf(json)).toBeNull();
    },
  );

  it('is measured in text with Chinese characters and emoji', () => {
    expect(faultOf('{"题干":"向日葵，\u{1F33B}"}')).toBeNull();
  });
});

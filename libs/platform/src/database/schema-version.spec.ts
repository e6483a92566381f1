import { fitOf } from './schema-version';

const applied = (...names: string[]) => names.map((name) => ({ name, runsOlderPrograms: name.endsWith('+') }));

describe('whether a program fits a schema', () => {
  it.each([
    ['the same migrations', ['a', 'b'], ['a', 'b'], { kind: 'fits' }],
    ['one more, which lets older programs run', ['a'], ['a', 'b+'], { kind: 'fits' }],
    ['one more, which does not', ['a'], ['a', 'b'], { kind: 'newer', incompatible: ['b'] }],
    ['two more, of which one does not', ['a'], ['a', 'b+', 'c'], { kind: 'newer', incompatible: ['c'] }],
    ['one fewer', ['a', 'b'], ['a'], { kind: 'older', missing: ['b'] }],
    ['one fewer and another instead', ['a', 'b'], ['a', 'c+'], { kind: 'older', missing: ['b'] }],
    ['none', ['a'], [], { kind: 'older', missing: ['a'] }],
  ] as const)('with %s', (_, known, names, fit) => {
    expect(fitOf({ known, applied: applied(...names) })).toEqual(fit);
  });
});

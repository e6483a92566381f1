import { correctionsOf } from './corrections-of';

const person = { name: '测试考生', idType: 'resident_id', organisationId: 'one' } as const;
const form = { ...person, idNumber: '', phone: '' };
const of = (changes: Partial<typeof form> | object, removesPhone = false) =>
  correctionsOf({ form: { ...form, ...changes }, person, removesPhone });

describe('what a correction sends', () => {
  it('is nothing that was not changed, and no number that was not typed', () => {
    expect(of({})).toEqual({});
    expect(of({ name: '测试改名' })).toEqual({ name: '测试改名' });
    expect(of({ idType: 'passport', idNumber: 'E00000001' })).toEqual({ idType: 'passport', idNumber: 'E00000001' });
    expect(of({ organisationId: 'two', phone: ' ' })).toEqual({ organisationId: 'two' });
  });

  it('takes the phone away only where that is asked for', () => {
    expect(of({ phone: '13000000001' }, true)).toEqual({ phone: '' });
  });
});

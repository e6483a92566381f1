import { correctionsOf } from './corrections-of';

const person = { name: '测试考生', idType: 'resident_id', organisationId: 'one' } as const;
const form = { ...person, idNumber: '', phone: '' };
const of = (changes: Partial<typeof form> | object, removesPhone = false) =>
  correctionsOf({ form: { ...form, ...changes }, person, removesPhone });

describe('the body of a correction', () => {
  it('has only changed fields and typed numbers', () => {
    expect(of({})).toEqual({});
    expect(of({ name: '测试改名' })).toEqual({ name: '测试改名' });
    expect(of({ idType: 'passport', idNumber: 'E00000001' })).toEqual({ idType: 'passport', idNumber: 'E00000001' });
    expect(of({ organisationId: 'two', phone: ' ' })).toEqual({ organisationId: 'two' });
  });

  it('removes the phone only on request', () => {
    expect(of({ phone: '13000000001' }, true)).toEqual({ phone: '' });
  });
});

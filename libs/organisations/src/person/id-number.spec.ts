import { maskIdNumber, parseIdNumber, possibleIdTypes, residentIdCheckCharacter, type IdType } from './id-number';

/** An unassigned number: the area 350199 is not in use. */
function syntheticResidentId(birthDate: string, serial = '001'): string {
  const first17 = `350199${birthDate}${serial}`;
  return first17 + residentIdCheckCharacter(first17);
}

const parse = (idType: IdType, text: string) => parseIdNumber({ idType, text, today: '20260601' });
const faultOf = (idType: IdType, text: string) => parse(idType, text).fault;

describe('a resident ID number', () => {
  // The example that GB 11643-1999 itself gives.
  it('has the check character of the standard', () => {
    expect(residentIdCheckCharacter('11010519491231002')).toBe('X');
    expect(faultOf('resident_id', '11010519491231002X')).toBeNull();
  });

  it('may end in a lower-case x', () => {
    expect(parse('resident_id', '11010519491231002x')).toEqual({
      idNumber: '11010519491231002X',
      lastFour: '002X',
      fault: null,
    });
  });

  it('may have full-width characters, spaces and hyphens', () => {
    expect(parse('resident_id', ' １１０１０５ 19491231-002Ｘ\u200b').idNumber).toBe('11010519491231002X');
  });

  it('is refused when any digit is changed', () => {
    const right = syntheticResidentId('19900115');
    for (let place = 0; place < 18; place += 1) {
      const wrong =
        right.slice(0, place) +
        String((Number(right[place] === 'X' ? 0 : right[place]) + 1) % 10) +
        right.slice(place + 1);
      expect(faultOf('resident_id', wrong)).not.toBeNull();
    }
  });

  it('is refused when two neighbouring digits are swapped', () => {
    expect(faultOf('resident_id', '11010519491231020X')).toBe('wrong_check_digit');
  });

  it.each(['19900229', '19900431', '19901301', '19900100', '18991231', '20260602'])(
    'cannot have been born on %s',
    (birthDate) => {
      expect(faultOf('resident_id', syntheticResidentId(birthDate))).toBe('impossible_birth_date');
    },
  );

  it.each(['20000229', '20240229', '19001231', '20260601'])('can have been born on %s', (birthDate) => {
    expect(faultOf('resident_id', syntheticResidentId(birthDate))).toBeNull();
  });

  it('has 18 characters', () => {
    expect(faultOf('resident_id', '110105491231002')).toBe('wrong_length');
    expect(faultOf('resident_id', '')).toBe('empty');
    expect(faultOf('resident_id', 'X10105194912310021')).toBe('wrong_characters');
  });
});

describe('other ID numbers', () => {
  const foreignId = `91000019900115001${residentIdCheckCharacter('91000019900115001')}`;

  it('accept the residence card numbered like a resident ID', () => {
    expect(faultOf('foreign_resident_id', foreignId)).toBeNull();
  });

  it.each([
    ['hk_macao_permit', 'h00000001', 'H00000001'],
    ['hk_macao_permit', 'M0000 0002', 'M00000002'],
    ['taiwan_permit', '００000003', '00000003'],
    ['passport', 'e0000000x', 'E0000000X'],
    ['passport', 'AB123', 'AB123'],
    ['passport', '1E234567', '1E234567'],
    ['foreign_resident_id', 'chn000000000000', 'CHN000000000000'],
    ['military_id', '测字第 0000001 号', '测字0000001'],
    ['military_id', '00000001', '00000001'],
  ] as const)('%s takes %s', (idType, text, idNumber) => {
    expect(parse(idType, text).idNumber).toBe(idNumber);
  });

  it.each([
    ['hk_macao_permit', 'A00000001', 'wrong_characters'],
    ['hk_macao_permit', 'H0000001', 'wrong_length'],
    ['taiwan_permit', 'H0000001', 'wrong_characters'],
    ['passport', 'AB12', 'wrong_length'],
    ['passport', 'AB1234567890123456', 'wrong_length'],
    ['passport', 'AB_12345', 'wrong_characters'],
    ['foreign_resident_id', 'CHN00000000000', 'wrong_length'],
    ['foreign_resident_id', '11010519491231002X', 'wrong_characters'],
    ['foreign_resident_id', `${foreignId.slice(0, 17)}${foreignId.endsWith('0') ? '1' : '0'}`, 'wrong_check_digit'],
    ['military_id', '测试证明一二三', 'wrong_characters'],
  ] as const)('%s refuses %s: %s', (idType, text, fault) => {
    expect(faultOf(idType, text)).toBe(fault);
  });

  it('lists the types that a number could be of', () => {
    expect(possibleIdTypes('11010519491231002X')).toEqual(['resident_id']);
    expect(possibleIdTypes('00000003')).toEqual(['taiwan_permit', 'passport', 'military_id']);
    expect(possibleIdTypes('测试')).toEqual([]);
  });

  it('shows only the last four', () => expect(maskIdNumber('002X')).toBe('****002X'));
});

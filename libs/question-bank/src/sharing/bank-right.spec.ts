import { examMayDraw, reachOf, strongest, type BankGrant } from './bank-right';

const PROVINCE = '/35/';
const CITY = '/35/3501/';
const COUNTY = '/35/3501/350102/';
const OTHER_CITY = '/35/3502/';

describe('the right to a bank', () => {
  const reach = (organisationPath: string, ...grants: BankGrant[]) =>
    reachOf({ organisationPath, ownerPath: CITY, grants });

  it('is full for its owner and above, and none anywhere else', () => {
    expect(reach(CITY)).toBe('own');
    expect(reach(PROVINCE)).toBe('own');
    expect(reach(COUNTY)).toBe('none');
    expect(reach(OTHER_CITY)).toBe('none');
    expect(reach('/35/35/')).toBe('none');
  });

  it('to use extends to the organisation that received it, and down', () => {
    const granted = (organisationPath: string) =>
      reachOf({
        organisationPath,
        ownerPath: OTHER_CITY,
        grants: [{ organisationPath: CITY, right: 'use' }],
      });
    expect(granted(CITY)).toBe('use');
    expect(granted(COUNTY)).toBe('use');
    expect(granted('/35/3503/')).toBe('none');
  });

  it('to read keys extends to the organisation that received it, not down', () => {
    const review: BankGrant = { organisationPath: COUNTY, right: 'review' };
    expect(reach(COUNTY, review)).toBe('review');
    expect(reach(`${COUNTY}x/`, review)).toBe('use');
    expect(reach(COUNTY, review, { organisationPath: COUNTY, right: 'edit' })).toBe('edit');
  });

  it('is the strongest of several', () => {
    expect(strongest(['use', 'review'])).toBe('review');
    expect(strongest([])).toBe('none');
  });
});

describe('the bank of an exam', () => {
  const draws = (wishes: { organisationPath: string; rehearsal?: boolean; grants?: BankGrant[]; isOpen?: boolean }) =>
    examMayDraw({ ownerPath: PROVINCE, rehearsal: false, grants: [], isOpen: false, ...wishes });

  it('may be the own bank, in a rehearsal too', () => {
    expect(draws({ organisationPath: PROVINCE, rehearsal: true })).toBe('yes');
  });

  it('may be the bank of an organisation above only when it is shared', () => {
    const use: BankGrant = { organisationPath: CITY, right: 'use' };
    expect(draws({ organisationPath: COUNTY })).toBe('no');
    expect(draws({ organisationPath: COUNTY, grants: [use] })).toBe('yes');
    expect(draws({ organisationPath: OTHER_CITY, grants: [use] })).toBe('no');
  });

  it('is an open bank in a rehearsal too, where it was granted', () => {
    const use: BankGrant = { organisationPath: CITY, right: 'use' };
    expect(draws({ organisationPath: COUNTY, rehearsal: true, isOpen: true, grants: [use] })).toBe('yes');
    expect(draws({ organisationPath: COUNTY, rehearsal: true, isOpen: true })).toBe('no');
  });

  it('may not be, in a rehearsal, a secure bank whose keys may not be read', () => {
    expect(draws({ organisationPath: CITY, rehearsal: true, grants: [{ organisationPath: CITY, right: 'use' }] })).toBe(
      'not_in_rehearsal',
    );
    expect(
      draws({ organisationPath: COUNTY, rehearsal: true, grants: [{ organisationPath: CITY, right: 'review' }] }),
    ).toBe('not_in_rehearsal');
    expect(
      draws({ organisationPath: CITY, rehearsal: true, grants: [{ organisationPath: CITY, right: 'review' }] }),
    ).toBe('yes');
  });
});

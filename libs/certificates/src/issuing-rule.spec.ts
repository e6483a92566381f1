import { issuingAct } from './issuing-rule';

const valid = { state: 'valid', revokedBy: null } as const;
const revokedByRegrade = { state: 'revoked', revokedBy: 'regrade' } as const;
const revokedByStaff = { state: 'revoked', revokedBy: 'staff' } as const;

describe('what a released result does to the certificate', () => {
  it.each([
    ['a pass without one issues', true, null, 'issue'],
    ['a fail without one does nothing', false, null, 'none'],
    ['a pass keeps a valid one', true, valid, 'none'],
    ['a fail revokes a valid one', false, valid, 'revoke'],
    ['a pass gives back what a regrade took', true, revokedByRegrade, 'reinstate'],
    ['a fail leaves it revoked', false, revokedByRegrade, 'none'],
    ['a pass does not give back what staff took', true, revokedByStaff, 'none'],
    ['a fail leaves what staff took', false, revokedByStaff, 'none'],
  ] as const)('%s', (_, passed, existing, act) => {
    expect(issuingAct({ passed, existing })).toBe(act);
  });
});

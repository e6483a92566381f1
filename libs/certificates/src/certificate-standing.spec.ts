import { certificateStanding } from './certificate-standing';

describe('whether an issued certificate stands', () => {
  const standing = (facts: Partial<Parameters<typeof certificateStanding>[0]>) =>
    certificateStanding({ revokedAt: null, revokedReason: null, passLostAt: null, ...facts });

  it('does while the released run is a pass', () => {
    expect(standing({})).toEqual({ state: 'valid', revokedAt: null, revokedBy: null, revokedReason: null });
  });

  it('is revoked from the release that took the pass away', () => {
    expect(standing({ passLostAt: 7 })).toEqual({
      state: 'revoked',
      revokedAt: 7,
      revokedBy: 'regrade',
      revokedReason: null,
    });
  });

  it('stays revoked by staff, whatever was released', () => {
    const byStaff = { state: 'revoked', revokedAt: 5, revokedBy: 'staff', revokedReason: '测试撤销' };
    expect(standing({ revokedAt: 5, revokedReason: '测试撤销' })).toEqual(byStaff);
    expect(standing({ revokedAt: 5, revokedReason: '测试撤销', passLostAt: 3 })).toEqual(byStaff);
  });
});

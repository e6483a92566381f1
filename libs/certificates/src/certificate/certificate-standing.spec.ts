import { certificateStanding } from './certificate-standing';

describe('the standing of an issued certificate', () => {
  const standing = (facts: Partial<Parameters<typeof certificateStanding>[0]>) =>
    certificateStanding({ revokedAt: null, revokedReason: null, passLostAt: null, supersededBy: null, ...facts });

  it('is valid while the released run is a pass', () => {
    expect(standing({})).toMatchObject({ state: 'valid', revokedAt: null, revokedBy: null, earned: true });
  });

  it('is revoked from the release that turned the pass into a fail', () => {
    expect(standing({ passLostAt: 7 })).toMatchObject({
      state: 'revoked',
      revokedAt: 7,
      revokedBy: 'regrade',
      revokedReason: null,
      earned: false,
    });
  });

  it('stays revoked by staff, whatever is released', () => {
    const byStaff = { state: 'revoked', revokedAt: 5, revokedBy: 'staff', revokedReason: '测试撤销' };
    expect(standing({ revokedAt: 5, revokedReason: '测试撤销' })).toMatchObject(byStaff);
    expect(standing({ revokedAt: 5, revokedReason: '测试撤销', passLostAt: 3 })).toMatchObject(byStaff);
  });

  it('is permanently revoked when another certificate of the same person and exam replaced it', () => {
    expect(standing({ revokedAt: 5, revokedReason: '测试', supersededBy: 'SF1' })).toMatchObject({
      state: 'revoked',
      revokedAt: 5,
      revokedBy: 'superseded',
      supersededBy: 'SF1',
      earned: false,
    });
  });
});

import { tellingWording } from './telling-options';

describe('options whose wording reveals the key', () => {
  it('are those of which only the right one is hedged', () => {
    expect(tellingWording({ right: ['可能是一侧有问题，应转诊'], wrong: ['是左撇子', '换个方向抱就好'] })).toBe(
      'only the key is hedged (可能)',
    );
    expect(tellingWording({ right: ['一般会自己消退'], wrong: ['用针挑破'] })).toBe('only the key is hedged (一般)');
  });

  it('are those of which only wrong ones are absolute', () => {
    expect(tellingWording({ right: ['到口腔科检查'], wrong: ['牙缝一定会自己合拢', '绑住双手'] })).toBe(
      'only wrong options are absolute (一定)',
    );
    expect(tellingWording({ right: ['逐一添加'], wrong: ['所有辅食都停掉'] })).toBe(
      'only wrong options are absolute (所有)',
    );
  });

  it('are none when both kinds use such words, or neither does', () => {
    expect(tellingWording({ right: ['可能是肺炎'], wrong: ['可能是感冒', '是受凉'] })).toBeNull();
    expect(tellingWording({ right: ['一定要复查'], wrong: ['一定会好'] })).toBeNull();
    expect(tellingWording({ right: ['到医院检查'], wrong: ['在家观察'] })).toBeNull();
  });

  it('are none by a negated word', () => {
    expect(tellingWording({ right: ['到医院检查'], wrong: ['不一定要管'] })).toBeNull();
    expect(tellingWording({ right: ['不可能自愈'], wrong: ['会自愈'] })).toBeNull();
  });

  it('are none when nothing is right or nothing is wrong', () => {
    expect(tellingWording({ right: [], wrong: ['一定'] })).toBeNull();
    expect(tellingWording({ right: ['可能'], wrong: [] })).toBeNull();
  });
});

import type { Blueprint, BlueprintDraw } from '@sunflower/exam';

const TWO_POINTS = 2000;

const draw = (filter: Partial<BlueprintDraw>): BlueprintDraw => ({
  domainCode: null,
  type: null,
  format: null,
  difficulty: null,
  count: 1,
  groupSize: null,
  pointsMillipoints: TWO_POINTS,
  ...filter,
});

/** 50 items of 2 points over all domains: 21 single choice, 7 true/false, 7 multiple choice, two cases and three shared-options groups. */
export const demoBlueprint = (domainCodes: readonly string[]): Blueprint => ({
  sections: [
    {
      title: '单项选择题',
      passMarkMillipoints: null,
      draws: domainCodes.flatMap((domainCode) => [
        draw({ domainCode, format: 'A1', count: 2 }),
        draw({ domainCode, format: 'A2' }),
      ]),
    },
    {
      title: '判断题',
      passMarkMillipoints: null,
      draws: domainCodes.map((domainCode) => draw({ domainCode, type: 'true_false' })),
    },
    {
      title: '多项选择题',
      passMarkMillipoints: null,
      draws: domainCodes.map((domainCode) => draw({ domainCode, format: 'X' })),
    },
    {
      title: '案例题',
      passMarkMillipoints: null,
      draws: [draw({ format: 'A3', count: 3, groupSize: 3 }), draw({ format: 'A4', count: 3, groupSize: 3 })],
    },
    { title: '配伍题', passMarkMillipoints: null, draws: [draw({ format: 'B1', count: 9, groupSize: 3 })] },
  ],
});

import type { Blueprint, BlueprintDraw } from '../src/blueprint/blueprint';

/** Any questions that stand alone, one point each; say only what matters. */
export const aDraw = (content: Partial<BlueprintDraw> = {}): BlueprintDraw => ({
  domainCode: null,
  type: null,
  format: null,
  difficulty: null,
  count: 1,
  groupSize: null,
  pointsMillipoints: 1000,
  ...content,
});

/** One section of these draws. */
export const aBlueprint = (...draws: BlueprintDraw[]): Blueprint => ({
  sections: [{ title: '测试部分', passMarkMillipoints: null, draws }],
});

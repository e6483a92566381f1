import type { Blueprint, BlueprintDraw } from '../src/blueprint/blueprint';

/** Any single question, one point; pass only the fields that matter. */
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

/** A blueprint of one section with these draws. */
export const aBlueprint = (...draws: BlueprintDraw[]): Blueprint => ({
  sections: [{ title: '测试部分', passMarkMillipoints: null, draws }],
});

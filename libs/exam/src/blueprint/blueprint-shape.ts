import type { Blueprint } from './blueprint';
import { numberDraws, type NumberedDraw } from './draw-candidates';

export const MAX_ITEMS = 200;
/** For one item. */
export const MAX_POINTS = 1000;

export const BLUEPRINT_FAULT_CODES = [
  'NO_ITEMS',
  'TOO_MANY_ITEMS',
  'COUNT',
  'GROUP_SIZE',
  'POINTS',
  'DIFFICULTY',
  'ESSAY',
  'PASS_MARK',
  'SECTION_PASS_MARK',
  'SHORT',
  'OVERLAP',
  'EXCLUSIONS',
] as const;
export type BlueprintFaultCode = (typeof BLUEPRINT_FAULT_CODES)[number];

export interface BlueprintFault {
  code: BlueprintFaultCode;
  message: string;
  /** 0-based; null when the fault is not of one section. */
  sectionIndex: number | null;
  drawNumbers: number[];
}

/** Faults of a blueprint that do not depend on the bank. */
export function faultsOfShape({
  blueprint,
  passMarkMillipoints,
}: {
  blueprint: Blueprint;
  passMarkMillipoints: number;
}): BlueprintFault[] {
  const draws = numberDraws(blueprint);
  const itemCount = draws.reduce((sum, { draw }) => sum + draw.count, 0);
  const whole = (code: BlueprintFaultCode, message: string): BlueprintFault => ({
    code,
    message,
    sectionIndex: null,
    drawNumbers: [],
  });
  const faults = [...draws.flatMap(faultsOfDraw), ...faultsOfSections(blueprint)];
  if (draws.length === 0) faults.push(whole('NO_ITEMS', 'The blueprint draws nothing: add a section with a draw.'));
  if (itemCount > MAX_ITEMS)
    faults.push(
      whole('TOO_MANY_ITEMS', `The blueprint draws ${itemCount} items; at most ${MAX_ITEMS} fit on a paper.`),
    );
  const maxMillipoints = millipointsOf(draws);
  if (!isWholeFrom0To(passMarkMillipoints, maxMillipoints)) {
    faults.push(
      whole('PASS_MARK', `The pass mark is ${passMarkMillipoints / 1000} points; use 0 to ${maxMillipoints / 1000}.`),
    );
  }
  return faults;
}

function faultsOfSections({ sections }: Blueprint): BlueprintFault[] {
  return sections.flatMap(({ title, passMarkMillipoints, draws }, sectionIndex) => {
    const faults: BlueprintFault[] = [];
    const maxMillipoints = millipointsOf(draws.map((draw) => ({ draw })));
    if (draws.length === 0) {
      faults.push({
        code: 'NO_ITEMS',
        message: `Section "${title}" draws nothing: add a draw or remove the section.`,
        sectionIndex,
        drawNumbers: [],
      });
    }
    if (passMarkMillipoints !== null && !isWholeFrom0To(passMarkMillipoints, maxMillipoints)) {
      const message = `Section "${title}" asks ${passMarkMillipoints / 1000} points to pass; use 0 to ${maxMillipoints / 1000}.`;
      faults.push({ code: 'SECTION_PASS_MARK', message, sectionIndex, drawNumbers: [] });
    }
    return faults;
  });
}

function faultsOfDraw({ drawNumber, sectionIndex, draw }: NumberedDraw): BlueprintFault[] {
  const faults: BlueprintFault[] = [];
  const add = (code: BlueprintFaultCode, problem: string) =>
    faults.push({ code, message: `Draw ${drawNumber}: ${problem}`, sectionIndex, drawNumbers: [drawNumber] });
  const { count, groupSize, pointsMillipoints, difficulty, type } = draw;
  if (!Number.isInteger(count) || count < 1) add('COUNT', `draws ${count} items; use a whole number from 1.`);
  if (groupSize !== null && (!Number.isInteger(groupSize) || groupSize < 1))
    add('GROUP_SIZE', `has groups of ${groupSize}; use a whole number from 1, or none.`);
  else if (groupSize !== null && count % groupSize !== 0)
    add('GROUP_SIZE', `draws ${count} items in groups of ${groupSize}; use a multiple of ${groupSize}.`);
  if (!Number.isInteger(pointsMillipoints) || pointsMillipoints < 1 || pointsMillipoints > MAX_POINTS * 1000) {
    add('POINTS', `gives ${pointsMillipoints / 1000} points; use 0.001 to ${MAX_POINTS}, with at most 3 decimals.`);
  }
  if (difficulty && !(1 <= difficulty.min && difficulty.min <= difficulty.max && difficulty.max <= 5)) {
    add('DIFFICULTY', `asks for difficulty ${difficulty.min}–${difficulty.max}; use a range within 1–5.`);
  }
  if (type === 'essay') add('ESSAY', 'essay questions cannot be drawn, since nothing grades them yet.');
  return faults;
}

const millipointsOf = (draws: readonly Pick<NumberedDraw, 'draw'>[]): number =>
  draws.reduce((sum, { draw }) => sum + draw.count * draw.pointsMillipoints, 0);

const isWholeFrom0To = (value: number, max: number): boolean => Number.isInteger(value) && value >= 0 && value <= max;

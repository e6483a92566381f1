import { unitsOf, type BlueprintDraw, type LockedDraw } from '@sunflower/exam';
import type { PoolQuestion } from '@sunflower/question-bank';
import fc from 'fast-check';
import { checkBlueprint, type BlueprintProof } from '../../libs/exam/src/blueprint/blueprint-check';
import { leaderNumbers, numberDraws } from '../../libs/exam/src/blueprint/draw-candidates';
import { aDraw } from '../../libs/exam/test/a-draw';
import { aGroup, aPoolQuestion } from '../../libs/exam/test/a-pool-question';
import { assemblePaper } from '../../libs/exam-session/src/paper/paper-assembly';

interface Bank {
  questions: PoolQuestion[];
  exclusionGroups: Map<string, string>;
}

const DOMAINS = ['nutrition', 'adhd'];

/** A few questions of two domains, alone or in cases of two, some of them in one of three exclusion groups. */
const bank: fc.Arbitrary<Bank> = fc
  .array(
    fc.record({
      domain: fc.nat({ max: 1 }),
      isCase: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
      groups: fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })),
    }),
    { minLength: 2, maxLength: 7 },
  )
  .map((units) => {
    const exclusionGroups = new Map<string, string>();
    const questions = units.flatMap(({ domain, isCase, groups }) => {
      const content = { domainCode: DOMAINS[domain]! };
      const members = isCase ? aGroup({ size: 2, ...content }) : [aPoolQuestion(content)];
      members.forEach(({ questionId }, index) => {
        if (groups[index]! < 3) exclusionGroups.set(questionId, `group-${groups[index]}`);
      });
      return members;
    });
    return { questions, exclusionGroups };
  });

const draws: fc.Arbitrary<BlueprintDraw[]> = fc
  .array(fc.record({ domain: fc.nat({ max: 1 }), isCase: fc.boolean(), count: fc.integer({ min: 1, max: 2 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((wanted) =>
    wanted.map(({ domain, isCase, count }) =>
      aDraw({ domainCode: DOMAINS[domain]!, groupSize: isCase ? 2 : null, count: isCase ? 2 * count : count }),
    ),
  );

const proofOf = ({ bank: stock, wanted }: { bank: Bank; wanted: BlueprintDraw[] }): BlueprintProof =>
  checkBlueprint({ blueprint: blueprintOf(wanted), passMarkMillipoints: 0, stock: { ...stock, heldBackGroups: [] } });

/** One draw a section, so that an earlier section must leave room for a later one. */
const blueprintOf = (wanted: BlueprintDraw[]) => ({
  sections: wanted.map((draw, index) => ({ title: String(index), passMarkMillipoints: null, draws: [draw] })),
});

function lockedDraws(proof: BlueprintProof, wanted: BlueprintDraw[]): LockedDraw[] {
  const numbered = numberDraws(blueprintOf(wanted));
  const leaders = leaderNumbers(numbered);
  return numbered.map((draw) => ({
    ...draw,
    candidates: proof.candidatesByLeader.get(leaders.get(draw.drawNumber)!)!,
  }));
}

/** By brute force: whether some paper fits the draws with at most one question of each exclusion group. */
function someFits({ questions, exclusionGroups }: Bank, wanted: BlueprintDraw[]): boolean {
  const units = [
    ...new Map(questions.map((question) => [question.stimulus?.id ?? question.versionId, question])).keys(),
  ].map((key) => questions.filter((question) => (question.stimulus?.id ?? question.versionId) === key));
  const slots = wanted.flatMap((draw) => Array.from({ length: draw.count / (draw.groupSize ?? 1) }, () => draw));
  const fill = (slot: number, used: ReadonlySet<number>, groups: readonly string[]): boolean => {
    const draw = slots[slot];
    if (!draw) return true;
    return units.some((unit, index) => {
      const isWanted = unit[0]!.domainCode === draw.domainCode && unit.length === (draw.groupSize ?? 1);
      const isAlone = unit[0]!.stimulus === null;
      if (used.has(index) || !isWanted || isAlone !== (draw.groupSize === null)) return false;
      const all = [...groups, ...unit.flatMap(({ questionId }) => exclusionGroups.get(questionId) ?? [])];
      return new Set(all).size === all.length && fill(slot + 1, new Set([...used, index]), all);
    });
  };
  return fill(0, new Set(), []);
}

/** A case whose questions are in several groups joins these groups, so the check is stricter than necessary. */
const hasBridge = ({ questions, exclusionGroups }: Bank): boolean =>
  unitsOf(questions).some(
    (unit) => new Set(unit.flatMap(({ questionId }) => exclusionGroups.get(questionId) ?? [])).size > 1,
  );

const POLICIES = { multipleChoice: 'all_or_nothing' as const, shuffleItems: true, shuffleOptions: true };

describe('questions that exclude each other', () => {
  it('are counted exactly by the check, and conservatively where a case is in several groups', () => {
    fc.assert(
      fc.property(bank, draws, (stock, wanted) => {
        const { satisfiable } = proofOf({ bank: stock, wanted });
        const fits = someFits(stock, wanted);
        if (satisfiable || !hasBridge(stock)) expect(satisfiable).toBe(fits);
      }),
      { numRuns: 1500 },
    );
  });

  it('never share a paper; every paper of a proven exam can be drawn, and the same seed gives the same paper', () => {
    fc.assert(
      fc.property(bank, draws, (stock, wanted) => {
        const proof = proofOf({ bank: stock, wanted });
        fc.pre(proof.satisfiable);
        const exam = {
          blueprint: blueprintOf(wanted),
          draws: lockedDraws(proof, wanted),
          policies: POLICIES,
          exclusionGroups: stock.exclusionGroups,
        };
        const questionOf = new Map(stock.questions.map(({ versionId, questionId }) => [versionId, questionId]));
        for (const seed of ['a', 'b', 'c', 'd', 'e']) {
          const plan = assemblePaper({ exam, seed });
          expect(assemblePaper({ exam, seed })).toEqual(plan);
          const items = plan.sections.map((section) =>
            section.items.map(({ versionId }) => questionOf.get(versionId)!),
          );
          expect(items.map(({ length }) => length)).toEqual(wanted.map(({ count }) => count));
          const groups = items.flat().flatMap((questionId) => stock.exclusionGroups.get(questionId) ?? []);
          expect(new Set(groups).size).toBe(groups.length);
          expect(new Set(items.flat()).size).toBe(items.flat().length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are each drawn by some seed', () => {
    const questions = Array.from({ length: 6 }, () => aPoolQuestion());
    const exclusionGroups = new Map(questions.slice(0, 4).map(({ questionId }) => [questionId, 'g']));
    const wanted = [aDraw({ domainCode: 'nutrition', count: 2 })];
    const proof = proofOf({ bank: { questions, exclusionGroups }, wanted });
    const exam = {
      blueprint: blueprintOf(wanted),
      draws: lockedDraws(proof, wanted),
      policies: POLICIES,
      exclusionGroups,
    };
    const drawn = new Set<string>();
    for (let seed = 0; seed < 100; seed += 1)
      for (const { versionId } of assemblePaper({ exam, seed: String(seed) }).sections[0]!.items) drawn.add(versionId);
    expect(drawn.size).toBe(6);
  });
});

import fc from 'fast-check';
import { ExclusionRoom, type ExclusionProblem } from './exclusion-room';

/** Tries every way to give each cluster to one of its kinds, or to none. */
function canBeFilled({ needs, free, clusters }: ExclusionProblem): boolean {
  const [first, ...others] = clusters;
  if (!first) return needs.every((need, kind) => need <= free[kind]!);
  return [null, ...first].some((kind) =>
    canBeFilled({ needs: needs.map((need, index) => (index === kind ? need - 1 : need)), free, clusters: others }),
  );
}

const problem = fc.integer({ min: 1, max: 3 }).chain((kinds) =>
  fc.record({
    needs: fc.array(fc.nat({ max: 3 }), { minLength: kinds, maxLength: kinds }),
    free: fc.array(fc.nat({ max: 2 }), { minLength: kinds, maxLength: kinds }),
    clusters: fc.array(fc.uniqueArray(fc.nat({ max: kinds - 1 }), { minLength: 1, maxLength: kinds }), {
      maxLength: 5,
    }),
  }),
);

describe('the exclusion room', () => {
  it('has no shortage exactly if some choice fills the paper, and otherwise names the kinds that want too much', () => {
    fc.assert(
      fc.property(problem, (asked) => {
        const shortage = new ExclusionRoom(asked).shortage();
        expect(shortage === null).toBe(canBeFilled(asked));
        if (shortage) {
          expect(shortage.wants).toBeGreaterThan(shortage.has);
          const only = shortage.kinds;
          expect(shortage.wants).toBe(only.reduce((sum, kind) => sum + asked.needs[kind]!, 0));
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('refuses exactly the picks after which the paper could not be filled', () => {
    fc.assert(
      fc.property(problem.filter(canBeFilled), fc.infiniteStream(fc.nat()), (asked, random) => {
        const room = new ExclusionRoom(asked);
        const next = (below: number) => (random.next().value as number) % below;
        const left = { needs: [...asked.needs], free: [...asked.free], clusters: asked.clusters.map((of) => [...of]) };
        for (let pick = 0; pick < 20 && left.needs.some((need) => need > 0); pick += 1) {
          const wanting = left.needs.flatMap((need, kind) => (need > 0 ? [kind] : []));
          const kind = wanting[next(wanting.length)]!;
          const choices = left.clusters.flatMap((of, cluster) => (of.includes(kind) ? [cluster] : []));
          const taken = left.needs.map((need, index) => (index === kind ? need - 1 : need));
          if (left.free[kind]! > 0 && next(2) === 0) {
            room.takeFree(kind);
            left.free[kind]! -= 1;
            left.needs = taken;
          } else if (choices.length > 0) {
            const cluster = choices[next(choices.length)]!;
            const clusters = left.clusters.map((of, index) => (index === cluster ? [] : of));
            const after = { needs: taken, free: left.free, clusters };
            expect(room.takeOf({ cluster, kind })).toBe(canBeFilled(after));
            if (canBeFilled(after)) Object.assign(left, after);
          }
          expect(room.shortage()).toBeNull();
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is not changed by drawing from its copy', () => {
    const room = new ExclusionRoom({ needs: [1], free: [0], clusters: [[0]] });
    expect(room.copy().takeOf({ cluster: 0, kind: 0 })).toBe(true);
    expect(room.copy().takeOf({ cluster: 0, kind: 0 })).toBe(true);
    expect(room.takeOf({ cluster: 0, kind: 0 })).toBe(true);
    expect(room.takeOf({ cluster: 0, kind: 0 })).toBe(false);
  });
});

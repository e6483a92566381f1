import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

// A sample repository that breaks every rule once and also has allowed imports.
const HOUSE: Record<string, string> = {
  'tsconfig.json':
    '{"compilerOptions":{"module":"nodenext","moduleResolution":"nodenext","paths":{"@sunflower/*":["./libs/*/src/index.ts"]}}}',
  'package.json': '{"name":"house","dependencies":{"pino":"*"},"devDependencies":{"jest":"*"}}',
  'libs/platform/src/index.ts': `export { clock } from './clock';`,
  'libs/platform/src/clock.ts': `import '@sunflower/reporting';\nexport const clock = 1;`,
  'libs/exam/src/index.ts': `export { exam } from './exam';\nimport '../../../apps/api/src/main';`,
  'libs/exam/src/exam.ts': `import 'pino';\nimport '../../platform/src/clock';\nexport const exam = 1;`,
  'libs/exam/src/rightly.ts': `import '@sunflower/platform';\nimport './exam';`,
  'libs/exam/src/exam.spec.ts': `import '../../../test/fixtures/builder';\nimport '../../../apps/api/src/main';`,
  'libs/grading/src/index.ts': `import './score';\nimport '@sunflower/exam';`,
  'libs/grading/src/score.ts': `import '@sunflower/grading';\nimport 'jest';\nimport './gone';`,
  'libs/reporting/src/index.ts': `import './pass-list';`,
  'libs/reporting/src/pass-list.ts': `import '../../../test/fixtures/builder';`,
  'libs/attic/src/index.ts': 'export const attic = 1;',
  'apps/api/src/main.ts': `import '@sunflower/exam';\nimport '../../../libs/exam/src/exam';\nimport '@sunflower/attic';\nimport '../../rehearsal/src/main';`,
  'apps/rehearsal/src/main.ts': `import '@sunflower/grading';\nimport '../../topology/src/main';`,
  'apps/topology/src/main.ts': `import '@sunflower/platform';`,
  'apps/web/src/main.ts': `import '../../api/src/main';`,
  'test/fixtures/builder.ts': 'export const builder = 1;',
};

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

function violationsIn({ house, config }: { house: Record<string, string>; config: string }): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-house-'));
  try {
    for (const [file, text] of Object.entries(house)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const report = execFileSync(
      process.execPath,
      [
        join(ROOT, 'node_modules/.bin/depcruise'),
        '--config',
        join(ROOT, config),
        '--output-type',
        'json',
        'apps',
        'libs',
      ],
      { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    const { summary } = JSON.parse(report) as { summary: { violations: Violation[] } };
    return summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${from} → ${to.replace(/.*node_modules/, 'node_modules')}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the dependency rules', () => {
  const violations = violationsIn({ house: HOUSE, config: '.dependency-cruiser.cjs' });

  it.each([
    'platform-knows-nothing-to-its-right: libs/platform/src/clock.ts → libs/reporting/src/index.ts',
    'libs-only-through-the-door: libs/exam/src/exam.ts → libs/platform/src/clock.ts',
    'no-lib-through-its-own-door: libs/grading/src/score.ts → libs/grading/src/index.ts',
    'only-known-libs: apps/api/src/main.ts → libs/attic/src/index.ts',
    'apps-use-libs-through-the-door: apps/api/src/main.ts → libs/exam/src/exam.ts',
    'web-stands-alone: apps/web/src/main.ts → apps/api/src/main.ts',
    'apps-do-not-mix: apps/api/src/main.ts → apps/rehearsal/src/main.ts',
    'rehearsal-judges-from-outside: apps/rehearsal/src/main.ts → libs/grading/src/index.ts',
    'topology-starts-from-outside: apps/topology/src/main.ts → libs/platform/src/index.ts',
    'libs-know-no-app-and-no-test: libs/exam/src/index.ts → apps/api/src/main.ts',
    'libs-know-no-app-and-no-test: libs/reporting/src/pass-list.ts → test/fixtures/builder.ts',
    'specs-know-no-app: libs/exam/src/exam.spec.ts → apps/api/src/main.ts',
    'no-circle: libs/grading/src/index.ts → libs/grading/src/score.ts',
    'nothing-unresolved: libs/grading/src/score.ts → ./gone',
    'no-development-package-in-the-product: libs/grading/src/score.ts → node_modules/jest/build/index.d.ts',
  ])('refuse %s', (violation) => {
    expect(violations).toContain(violation);
  });

  it('allow a lib to its left, a file of the same lib, a dependency, a fixture in a spec, and the topology in the rehearsal', () => {
    expect(violations.filter((violation) => violation.includes(': libs/exam/src/rightly.ts'))).toEqual([]);
    expect(violations).not.toContainEqual(
      expect.stringContaining('libs/grading/src/index.ts → libs/exam/src/index.ts'),
    );
    expect(violations).not.toContainEqual(expect.stringContaining('pino'));
    expect(violations).not.toContainEqual(expect.stringContaining('exam.spec.ts → test/'));
    expect(violations).not.toContainEqual(expect.stringContaining('→ apps/topology/'));
  });
});

describe('the rooms of a lib', () => {
  const house = {
    'tsconfig.json': HOUSE['tsconfig.json'] as string,
    'package.json': '{"name":"house"}',
    'libs/exam/src/paper/draw.ts': `import '../session/clock';`,
    'libs/exam/src/paper/draw.spec.ts': `import '../staff/act';`,
    'libs/exam/src/session/clock.ts': `import type { Act } from '../staff/act';\nexport const clock: Act | null = null;`,
    'libs/exam/src/staff/act.ts': 'export interface Act { at: number }',
    'apps/api/src/main.ts': '',
  };
  const circles = (more: Record<string, string>) =>
    violationsIn({ house: { ...house, ...more }, config: '.dependency-cruiser.rooms.cjs' });

  it('import each other in one direction; specs may import anything', () => {
    expect(circles({})).toEqual([]);
  });

  it('may not form a circle, even of types alone', () => {
    const back = {
      'libs/exam/src/staff/act.ts': `import type { draw } from '../paper/draw';\nexport type Act = typeof draw;`,
    };
    expect(circles(back)).toContain('rooms-in-one-order: libs/exam/src/paper → libs/exam/src/session');
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { runCommand } from './run-command.mjs';
import { specFiles, writeSpecGroups } from './spec-groups.mjs';

// Outside the run's temporary folder, so that Jest's transformed files are reused by the next run.
const CACHE = resolve('node_modules/.cache/jest');

/**
 * Runs specs with Jest, each file separately: {passed, failures}. A skipped spec, or a selection without specs, is a
 * failure.
 */
export function runJest({ environment, workers, only, without = [], mostMinutes }) {
  return inFolder(async (folder) => {
    const selection = ['--testPathPatterns', `/${only}/`];
    for (const path of without) selection.push('--testPathIgnorePatterns', `/${path}/`);
    return resultsOf({ folder, selection, environment, workers, mostMinutes, name: only });
  });
}

/**
 * The same for all specs except those in the folders `without`, a dozen files in one, so that Jest loads Nest and
 * TypeORM once for them.
 */
export function runJestInGroups({ environment, workers, without, mostMinutes }) {
  return inFolder(async (folder) => {
    const files = specFiles({ without });
    const groups = writeSpecGroups({ folder, files });
    const configFile = join(folder, 'jest.config.cjs');
    const base = JSON.stringify(resolve('jest.config.cjs'));
    const [root, roots] = [JSON.stringify(process.cwd()), JSON.stringify([folder])];
    writeFileSync(configFile, `module.exports = { ...require(${base}), rootDir: ${root}, roots: ${roots} };\n`);
    const selection = ['--config', configFile];
    const results = await resultsOf({ folder, selection, environment, workers, mostMinutes, name: 'specs' });
    const silent = withoutTests({ folder, groups });
    return { ...results, failures: [...results.failures, ...silent.map((file) => `${file} holds no test`)] };
  });
}

async function inFolder(run) {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-jest-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function resultsOf({ folder, selection, environment, workers, mostMinutes, name }) {
  const reportFile = reportIn(folder);
  const ended = await runCommand(
    [
      'node_modules/.bin/jest',
      `--maxWorkers=${workers}`,
      '--passWithNoTests',
      `--cacheDirectory=${CACHE}`,
      '--json',
      `--outputFile=${reportFile}`,
      ...selection,
    ],
    { environment, mostMinutes },
  ).then(
    () => null,
    (error) => error,
  );
  return count({ reportFile, ended, name });
}

const reportIn = (folder) => join(folder, 'report.json');

/**
 * Jest refuses a spec file without a test, but would not notice one in a group. A group that could not run already
 * counts as a failure.
 */
function withoutTests({ folder, groups }) {
  const report = readReport(reportIn(folder));
  return (report?.testResults ?? []).flatMap(({ name, assertionResults }) =>
    assertionResults.length === 0
      ? []
      : groups
          .get(basename(name))
          .filter((file) => !assertionResults.some(({ ancestorTitles }) => ancestorTitles[0] === file)),
  );
}

function count({ reportFile, ended, name }) {
  const report = readReport(reportFile);
  if (!report)
    return { passed: 0, failures: [`${name}: Jest gave no report: ${ended?.message ?? 'and ended with code 0'}`] };
  const failures = report.testResults.flatMap((file) => failuresOf(file));
  if (report.numTotalTestSuites === 0) failures.push(`${name}: there is no spec here`);
  else if (ended && failures.length === 0) failures.push(`${name}: ${ended.message}`);
  return { passed: report.numPassedTests, failures };
}

function failuresOf({ name, status, assertionResults, message }) {
  const file = relative(process.cwd(), name);
  if (status === 'failed' && assertionResults.every((result) => result.status !== 'failed')) {
    return [`${file} could not be run: ${message.trim().split('\n')[0]}`];
  }
  return assertionResults
    .filter((result) => result.status !== 'passed')
    .map(
      (result) =>
        `${file} › ${result.fullName}${result.status === 'failed' ? '' : ` (${result.status}: skipping is not passing)`}`,
    );
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

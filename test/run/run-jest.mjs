import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { runCommand } from './run-command.mjs';
import { specFiles, writeSpecGroups } from './spec-groups.mjs';

// Outside the run's temporary folder, so that Jest's transformed files are reused by the next run.
const CACHE = resolve('node_modules/.cache/jest');

/**
 * Runs the specs below `roots`, except those in the folders `without`, in `groups` files, so that Jest loads Nest and
 * TypeORM that often: {passed, failures}. `among` chooses from their paths; default: all. A skipped spec, a file without
 * a test or a selection without specs is a failure.
 */
export function runJest({
  name,
  environment,
  workers,
  groups: count,
  roots,
  without,
  among = () => true,
  mostMinutes,
}) {
  return inFolder(async (folder) => {
    const files = specFiles({ roots, without }).filter(among);
    const groups = writeSpecGroups({ folder, files, count });
    const configFile = join(folder, 'jest.config.cjs');
    const base = JSON.stringify(resolve('jest.config.cjs'));
    const [root, folders] = [JSON.stringify(process.cwd()), JSON.stringify([folder])];
    writeFileSync(configFile, `module.exports = { ...require(${base}), rootDir: ${root}, roots: ${folders} };\n`);
    const results = await resultsOf({ folder, configFile, groups, environment, workers, mostMinutes, name });
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

async function resultsOf({ folder, configFile, groups, environment, workers, mostMinutes, name }) {
  const reportFile = reportIn(folder);
  const ended = await runCommand(
    [
      'node_modules/.bin/jest',
      `--maxWorkers=${workers}`,
      '--passWithNoTests',
      `--cacheDirectory=${CACHE}`,
      '--json',
      `--outputFile=${reportFile}`,
      '--config',
      configFile,
    ],
    { environment, mostMinutes },
  ).then(
    () => null,
    (error) => error,
  );
  return count({ reportFile, groups, ended, name });
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

function count({ reportFile, groups, ended, name }) {
  const report = readReport(reportFile);
  if (!report)
    return { passed: 0, failures: [`${name}: Jest gave no report: ${ended?.message ?? 'and ended with code 0'}`] };
  const failures = report.testResults.flatMap((group) => failuresOf(group, groups.get(basename(group.name))));
  if (report.numTotalTestSuites === 0) failures.push(`${name}: there is no spec here`);
  else if (ended && failures.length === 0) failures.push(`${name}: ${ended.message}`);
  return { passed: report.numPassedTests, failures };
}

/** The names of tests begin with their file. */
function failuresOf({ status, assertionResults, message }, files) {
  if (status === 'failed' && assertionResults.every((result) => result.status !== 'failed')) {
    return [`could not be run: ${files.join(', ')}: ${message.trim().split('\n')[0]}`];
  }
  return assertionResults
    .filter((result) => result.status !== 'passed')
    .map(({ fullName, status: how }) => `${fullName}${how === 'failed' ? '' : ` (${how}: skipping is not passing)`}`);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { runCommand } from './run-command.mjs';
import { specFiles, writeSpecGroups } from './spec-groups.mjs';

// Outside the run's temporary folder, so that Jest's transformed files are reused by the next run.
const CACHE = resolve('node_modules/.cache/jest');
const SEQUENCER = resolve('test/run/in-order.cjs');

/**
 * Runs the specs of each part in one run of Jest: those below `roots`, except in the folders `without`, of which `among`
 * chooses (default: all), in `groups` files, so that Jest loads Nest and TypeORM that often. The parts begin in their
 * order, and a worker that is free takes the next group, of whatever part. Returns for each part {name, passed,
 * failures}. A skipped spec, a file without a test or a part without specs is a failure.
 */
export function runJest({ parts, environment, workers, mostMinutes }) {
  return inFolder(async (folder) => {
    const begun = parts.map((part, index) => {
      const files = specFiles(part).filter(part.among ?? (() => true));
      const groups = writeSpecGroups({ folder, files, count: part.groups, prefix: `${index + 1}` });
      return { name: part.name, groups };
    });
    const configFile = join(folder, 'jest.config.cjs');
    writeFileSync(configFile, configOf(folder));
    const { report, ended } = await run({ folder, configFile, environment, workers, mostMinutes });
    const results = begun.map(({ name, groups }) => resultsOf({ name, groups, report, ended }));
    // Jest itself failed, and no spec says why.
    if (ended && results.every(({ failures }) => failures.length === 0)) results[0].failures.push(ended.message);
    return results;
  });
}

async function inFolder(work) {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-jest-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(folder) {
  const base = JSON.stringify(resolve('jest.config.cjs'));
  const own = { rootDir: process.cwd(), roots: [folder], testSequencer: SEQUENCER };
  return `module.exports = { ...require(${base}), ...${JSON.stringify(own)} };\n`;
}

async function run({ folder, configFile, environment, workers, mostMinutes }) {
  const reportFile = join(folder, 'report.json');
  const ended = await runCommand(
    [
      process.execPath,
      // Most of what specs allocate is short-lived: a larger space for that is collected less often.
      '--max-semi-space-size=64',
      'node_modules/jest/bin/jest.js',
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
  return { report: readReport(reportFile), ended };
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function resultsOf({ name, groups, report, ended }) {
  if (!report)
    return {
      name,
      passed: 0,
      failures: [`${name}: Jest gave no report: ${ended?.message ?? 'and ended with code 0'}`],
    };
  const own = report.testResults.filter((result) => groups.has(basename(result.name)));
  const failures = [
    ...own.flatMap((result) => failuresOf(result, groups.get(basename(result.name)))),
    ...own.flatMap((result) => withoutTests(result, groups.get(basename(result.name)))),
    ...[...groups.keys()]
      .filter((file) => !own.some((result) => basename(result.name) === file))
      .map((file) => `did not run: ${groups.get(file).join(', ')}`),
  ];
  if (groups.size === 0) failures.push(`${name}: there is no spec here`);
  const passed = own.flatMap(({ assertionResults }) => assertionResults).filter(({ status }) => status === 'passed');
  return { name, passed: passed.length, failures };
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

/**
 * Jest refuses a spec file without a test, but would not notice one in a group. A group that could not run already
 * counts as a failure.
 */
function withoutTests({ assertionResults }, files) {
  if (assertionResults.length === 0) return [];
  return files
    .filter((file) => !assertionResults.some(({ ancestorTitles }) => ancestorTitles[0] === file))
    .map((file) => `${file} holds no test`);
}

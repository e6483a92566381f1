import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { runCommand } from './run-command.mjs';

// The run's temporary folder goes when it ends; what Jest transformed is of use next time.
const CACHE = resolve('node_modules/.cache/jest');

/** Runs specs with Jest: {passed, failures}. A spec that was skipped, or a selection without any spec, is a failure. */
export async function runJest({ environment, workers, only, without = [], mostMinutes }) {
  const folder = mkdtempSync(join(tmpdir(), 'sunflower-jest-'));
  const reportFile = join(folder, 'report.json');
  const selection = [
    ...(only ? ['--testPathPatterns', `/${only}/`] : []),
    ...without.flatMap((path) => ['--testPathIgnorePatterns', `/${path}/`]),
  ];
  try {
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
    return count({ reportFile, ended, name: only ?? 'specs' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

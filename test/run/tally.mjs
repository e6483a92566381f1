/** Runs the steps under headings, continues after a failure, and counts results. */
export function tally() {
  const startedMs = performance.now();
  const failures = [];
  let passed = 0;
  let failed = 0;

  let lanes = 1;

  const timed = async (heading, run) => {
    console.log(`\n━━ ${heading}`);
    const stepStartedMs = performance.now();
    const outcome = await run();
    console.log(`${lanes > 1 ? `${heading}: ` : ''}${outcome} (${seconds(stepStartedMs)})`);
  };

  return {
    get failed() {
      return failed;
    },
    /** Runs one command, which counts as one passed or failed. Returns the result of `run`, or null. */
    async step(heading, run) {
      let value = null;
      await timed(heading, async () => {
        try {
          value = (await run()) ?? null;
          passed += 1;
          return '✓ passed';
        } catch (error) {
          failed += 1;
          failures.push(`${heading}: ${error.message}`);
          return `✗ failed: ${error.message}`;
        }
      });
      return value;
    },
    /** Runs many specs, each counted. `run` returns {name, passed, failures} for each part of them. */
    async specs(heading, run) {
      await timed(heading, async () => {
        const reports = await run();
        passed += sum(reports.map((report) => report.passed));
        failed += sum(reports.map((report) => report.failures.length));
        failures.push(...reports.flatMap((report) => report.failures));
        if (reports.length > 1) for (const report of reports) console.log(`${report.name}: ${outcomeOf(report)}`);
        return outcomeOf({
          passed: sum(reports.map((report) => report.passed)),
          failures: reports.flatMap((report) => report.failures),
        });
      });
    },
    /** Runs several sequences of steps concurrently; their outcomes then name their headings. */
    async sideBySide(sequences) {
      lanes = sequences.length;
      await Promise.all(sequences.map((sequence) => sequence()));
      lanes = 1;
    },
    print() {
      if (failures.length > 0) console.log(`\n━━ what failed\n${failures.map((failure) => `✗ ${failure}`).join('\n')}`);
      console.log(`\nThe whole run took ${seconds(startedMs)}.`);
      console.log(`${passed} passed, ${failed} failed`);
    },
  };
}

const outcomeOf = ({ passed, failures }) =>
  `${failures.length === 0 ? '✓' : '✗'} ${passed} passed, ${failures.length} failed`;

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

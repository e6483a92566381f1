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
    /** Runs many specs, each counted. `run` returns {passed, failures}. */
    async specs(heading, run) {
      await timed(heading, async () => {
        const report = await run();
        passed += report.passed;
        failed += report.failures.length;
        failures.push(...report.failures);
        return `${report.failures.length === 0 ? '✓' : '✗'} ${report.passed} passed, ${report.failures.length} failed`;
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

const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;

import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MULTIPLE_CHOICE_POLICIES } from '@sunflower/exam';
import { analyseFiles, analysisText, itemsCsv, optionsCsv } from '@sunflower/reporting';

const USAGE = `npm run item-analysis -- responses.csv key.csv [--rule ${MULTIPLE_CHOICE_POLICIES.join('|')}] [--out item-analysis]`;
// Without it, Excel reads a CSV in the system's old encoding.
const BYTE_ORDER_MARK = '\uFEFF';

/** Statistics of responses from other systems; needs no database. `docs/item-analysis.md` describes the files. */
function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rule: { type: 'string', default: 'all_or_nothing' },
      out: { type: 'string', default: 'item-analysis' },
    },
  });
  const [responses, key] = positionals;
  const rule = MULTIPLE_CHOICE_POLICIES.find((one) => one === values.rule);
  if (responses === undefined || key === undefined || positionals.length > 2 || !rule) throw new Error(USAGE);
  const named = (file: string) => ({ file, bytes: readFileSync(file) });
  const analysis = analyseFiles({ responses: named(responses), key: named(key), rule });
  process.stdout.write(analysisText(analysis));
  for (const [name, csv] of [
    [`${values.out}.items.csv`, itemsCsv(analysis)],
    [`${values.out}.options.csv`, optionsCsv(analysis)],
  ] as const) {
    writeFileSync(name, BYTE_ORDER_MARK + csv);
    process.stdout.write(`Wrote ${name}\n`);
  }
}

try {
  main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

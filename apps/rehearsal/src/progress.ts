import { Presets, SingleBar } from 'cli-progress';

/** Shows progress on stderr, so that stdout has only the report. */
export class Progress {
  private bar: SingleBar | null = null;

  /** Shows a step without a measurable length. */
  step(text: string): void {
    this.end();
    process.stderr.write(`${text}\n`);
  }

  begin({ text, total }: { text: string; total: number }): void {
    this.end();
    const format = `${text} {bar} {percentage}% | {note}`;
    this.bar = new SingleBar(
      { format, hideCursor: true, noTTYOutput: true, notTTYSchedule: 15_000, barsize: 24 },
      Presets.shades_classic,
    );
    this.bar.start(total, 0, { note: '' });
  }

  advance({ value, note }: { value: number; note: string }): void {
    this.bar?.update(Math.min(value, this.bar.getTotal()), { note });
  }

  end(): void {
    this.bar?.stop();
    this.bar = null;
  }
}

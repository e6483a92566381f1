import type { Progress } from '../../../apps/rehearsal/src/progress';
import { measureBatch } from '../batch-process';
import type { Row } from '../measure';

const PEOPLE = 100_000;

/** Seats people, and draws their tickets, each in a process that does nothing else. */
export async function hallRows({ tickets, progress }: { tickets: number; progress: Progress }): Promise<Row[]> {
  progress.step(`Seating ${PEOPLE} people, drawing ${tickets} tickets …`);
  return [
    {
      name: `seat people, ${PEOPLE}`,
      product: await measureBatch({ name: 'seating', argument: String(PEOPLE), count: PEOPLE }),
      baseline: null,
      baselineIs: 'none: all of them within 10 s',
    },
    {
      name: `admission tickets (PDF), ${tickets}`,
      product: await measureBatch({ name: 'tickets', argument: String(tickets), count: tickets }),
      baseline: null,
      baselineIs: 'none: 10,950 of them within 20 s',
    },
  ];
}

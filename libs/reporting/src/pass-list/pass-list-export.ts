import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Injectable } from '@nestjs/common';
import { Certificates } from '@sunflower/certificates';
import { GradingRuns, Results, type PassListRow, type PassListScope } from '@sunflower/grading';
import { Audit, Database, yieldTurn } from '@sunflower/platform';
import { writeXlsxStream } from 'hucre/xlsx';
import { ResultsNotReleased } from '../reporting.errors';
import { csvBytes } from './csv-lines';
import { PASS_LIST_COLUMNS, passListCells, type PassListEntry } from './pass-list-row';
import { readAhead } from './read-ahead';

export type PassListFormat = 'xlsx' | 'csv';

interface PassListFilter extends PassListScope {
  passedOnly: boolean;
}

const ROWS_A_TURN = 250;

/** The results of the released run, by organisation and ticket number, streamed as a sheet. */
@Injectable()
export class PassListExport {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly runs: GradingRuns,
    private readonly results: Results,
    private readonly certificates: Certificates,
  ) {}

  /** Commits the audit row before the first byte is sent. @throws ResultsNotReleased */
  async stream({
    format,
    staffId,
    ...filter
  }: PassListFilter & { format: PassListFormat; staffId: string }): Promise<Readable> {
    const { examId, organisationPaths: paths, passedOnly } = filter;
    const released = (await this.runs.listRuns(examId)).findLast(({ releasedAt }) => releasedAt !== null);
    if (!released) throw new ResultsNotReleased({ examId });
    const details = { runId: released.id, format, paths, passedOnly };
    await this.database.transaction(() =>
      this.audit.record({
        staffId,
        action: 'pass-list.exported',
        subjectType: 'exam',
        subjectId: examId,
        reason: null,
        details,
      }),
    );
    const rows = this.rows(filter);
    switch (format) {
      case 'csv':
        return Readable.from(csvBytes({ header: PASS_LIST_COLUMNS.map(({ header }) => header), rows }), {
          objectMode: false,
        });
      case 'xlsx':
        return Readable.fromWeb(
          writeXlsxStream(rows, {
            name: '成绩名单',
            columns: [...PASS_LIST_COLUMNS],
            freezePane: { rows: 1 },
          }) as ReadableStream<Uint8Array>,
        );
    }
  }

  private async *rows(filter: PassListFilter): AsyncGenerator<(string | number)[]> {
    let serial = 0;
    // The database reads the next page while this one is written and compressed.
    for await (const page of readAhead(this.pages(filter))) {
      for (const [index, entry] of page.entries()) {
        // The embedded database answers without yielding to the event loop; without this, a save would wait for the
        // whole list.
        if (index % ROWS_A_TURN === 0) await yieldTurn();
        serial += 1;
        yield passListCells({ serial, entry });
      }
    }
  }

  private async *pages({ passedOnly, ...scope }: PassListFilter): AsyncGenerator<PassListEntry[]> {
    for await (const page of this.results.streamReleased(scope)) {
      const passes = page.filter(({ passed }) => passed);
      const numbers = await this.certificates.numbersBesidePasses(passes.map(({ registrationId }) => registrationId));
      const toEntry = (row: PassListRow): PassListEntry => ({
        ...row,
        certificateNumber: numbers.get(row.registrationId) ?? null,
      });
      yield (passedOnly ? passes : page).map(toEntry);
    }
  }
}

import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId, yieldTurn } from '@sunflower/platform';
import { chunksOf } from './long-work';
import type { RosterFault } from '../roster-row/roster-fault';
import { RosterImportRepository } from './roster-import.repository';

interface CheckedFile {
  organisationId: string;
  fileName: string;
  rowCount: number;
  staffId: string;
}

const FAULTS_A_TRANSACTION = 500;

/** Keeps what a dry run found. An import that was begun and never finished cannot be applied. */
@Injectable()
export class RecordRosterCheck {
  constructor(
    private readonly database: Database,
    private readonly imports: RosterImportRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async begin({ organisationId, fileName, rowCount, staffId }: CheckedFile): Promise<string> {
    const id = newId();
    await this.imports.insert({
      id,
      organisationId,
      fileName: fileName.slice(0, 200),
      state: 'checking',
      rowCount,
      faultCount: 0,
      createdBy: staffId,
      createdAt: this.clock.now(),
    });
    return id;
  }

  async finish({
    importId,
    faults,
    rowCount,
    staffId,
  }: {
    importId: string;
    faults: readonly RosterFault[];
    rowCount: number;
    staffId: string;
  }): Promise<void> {
    for (const chunk of chunksOf(faults, FAULTS_A_TRANSACTION)) {
      await this.database.transaction(() => this.imports.insertFaults({ importId, faults: chunk }));
      await yieldTurn();
    }
    const state = faults.length === 0 ? 'checked' : 'refused';
    await this.database.transaction(async () => {
      await this.imports.finishCheck({ id: importId, state, faultCount: faults.length });
      await this.audit.record({
        staffId,
        action: 'roster-import.checked',
        subjectType: 'roster-import',
        subjectId: importId,
        reason: null,
        details: { state, rowCount, faultCount: faults.length },
      });
    });
  }
}

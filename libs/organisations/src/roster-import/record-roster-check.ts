import { Injectable } from '@nestjs/common';
import { Audit, Clock, Database, newId, yieldTurn } from '@sunflower/platform';
import { chunksOf } from './long-work';
import { BadRows, type TypedRow } from '../bad-row/bad-rows';
import { CertificateGlyphs } from '../person/certificate-glyphs';
import type { ComparedRow } from './compare-roster';
import { isNotice, type RosterFault } from '../roster-row/roster-fault';
import { RosterImportRepository } from './roster-import.repository';

interface CheckedFile {
  /** Null for a file without sheets. */
  sheetName: string | null;
  organisationId: string;
  fileName: string;
  rowCount: number;
  staffId: string;
}

const FAULTS_A_TRANSACTION = 500;
const ROWS_A_TRANSACTION = 200;

/** Stores the findings of a dry run. An import whose check never finished cannot be applied. */
@Injectable()
export class RecordRosterCheck {
  constructor(
    private readonly database: Database,
    private readonly imports: RosterImportRepository,
    private readonly badRows: BadRows,
    private readonly glyphs: CertificateGlyphs,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async begin({ organisationId, fileName, sheetName, rowCount, staffId }: CheckedFile): Promise<string> {
    const id = newId();
    await this.imports.insert({
      id,
      organisationId,
      fileName: fileName.slice(0, 200),
      sheetName: sheetName?.slice(0, 100) ?? null,
      state: 'checking',
      rowCount,
      faultCount: 0,
      createdBy: staffId,
      createdAt: this.clock.now(),
    });
    return id;
  }

  async keepBadRows({
    importId,
    rows,
  }: {
    importId: string;
    rows: readonly { lineNumber: number; identity: string | null; typed: TypedRow }[];
  }): Promise<void> {
    for (const chunk of chunksOf(rows, ROWS_A_TRANSACTION)) {
      await this.database.transaction(() => this.badRows.keep({ importId, rows: chunk }));
      await yieldTurn();
    }
  }

  /** Names that the certificate fonts cannot print, reported now, while there is time to add a font. */
  async noticesOf(compared: readonly ComparedRow[]): Promise<RosterFault[]> {
    const missing = await this.glyphs.unprintableIn(compared.map(({ row }) => row.name));
    if (missing.length === 0) return [];
    return compared.flatMap(({ row: { lineNumber, name } }): RosterFault[] => {
      const characters = missing.filter((character) => name.includes(character)).join('');
      return characters === ''
        ? []
        : [{ lineNumber, field: 'name', problem: 'name_not_printable', otherLineNumber: null, characters }];
    });
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
    const faultCount = faults.filter((fault) => !isNotice(fault)).length;
    const state = faultCount === 0 ? 'checked' : 'refused';
    await this.database.transaction(async () => {
      await this.imports.finishCheck({ id: importId, state, faultCount });
      await this.audit.record({
        staffId,
        action: 'roster-import.checked',
        subjectType: 'roster-import',
        subjectId: importId,
        reason: null,
        details: { state, rowCount, faultCount },
      });
    });
  }
}

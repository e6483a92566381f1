import { Injectable } from '@nestjs/common';
import { Clock, Database, newId } from '@sunflower/platform';
import { CompareRoster, type ComparedRow } from './compare-roster';
import { Pace } from './long-work';
import { PersonalData } from '../person/personal-data';
import { RosterStagingRepository, type StagedRow } from './roster-staging.repository';

/** Stages the rows that an import adds and changes, sealed, in short transactions. */
@Injectable()
export class StageRoster {
  constructor(
    private readonly database: Database,
    private readonly staging: RosterStagingRepository,
    private readonly compareRoster: CompareRoster,
    private readonly personalData: PersonalData,
    private readonly clock: Clock,
  ) {}

  async stage({ importId, compared }: { importId: string; compared: readonly ComparedRow[] }): Promise<void> {
    const pace = new Pace(this.clock);
    for (let done = 0; done < compared.length;) {
      const chunk = compared.slice(done, done + pace.rows);
      const rows = chunk.filter((row) => this.compareRoster.changes(row)).map((row) => this.seal(row));
      await pace.run(() => this.database.transaction(() => this.staging.insert({ importId, rows })));
      done += chunk.length;
    }
  }

  /** Stages the rows in the caller's transaction. */
  async stageNow({ importId, compared }: { importId: string; compared: readonly ComparedRow[] }): Promise<void> {
    const rows = compared.filter((row) => this.compareRoster.changes(row)).map((row) => this.seal(row));
    await this.staging.insert({ importId, rows });
  }

  private seal({ row, idNumberHash, known }: ComparedRow): StagedRow {
    const { lineNumber, name, idType, idNumber, phone, organisationId } = row;
    return {
      lineNumber,
      name,
      idType,
      idNumberHash,
      organisationId,
      personId: known?.id ?? newId(),
      isNew: known === null,
      idNumberSealed: this.personalData.seal(idNumber),
      idNumberLastFour: idNumber.slice(-4),
      phoneSealed: phone === null ? null : this.personalData.seal(phone),
      phoneLastFour: phone === null ? null : phone.slice(-4),
    };
  }
}

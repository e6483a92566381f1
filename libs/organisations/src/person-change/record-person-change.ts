import { Injectable } from '@nestjs/common';
import { Audit, newId } from '@sunflower/platform';
import type { PersonChangeKind } from './person-change.entity';
import { PersonChangeRepository } from './person-change.repository';
import { differenceOf, type FieldChange } from './person-difference';
import { PersonFollowers, type Followed, type PersonCorrection, type PersonMerge } from './person-followers';

/** The stored facts of a change, for the person's page. */
export interface PersonChangeFacts {
  changes: FieldChange[];
  followed: Followed;
}

export interface RecordedChange {
  personId: string;
  kind: PersonChangeKind;
  at: number;
  staffId: string;
  reason: string | null;
  changes: FieldChange[];
  followed: Followed;
  /** Related ids. */
  details?: Record<string, string>;
}

/** Records a change in the person's history with before and after, and in the audit with the field names only. */
@Injectable()
export class RecordPersonChange {
  constructor(
    private readonly repository: PersonChangeRepository,
    private readonly audit: Audit,
    private readonly followers: PersonFollowers,
  ) {}

  /** Runs the followers, then records the correction. */
  async correction(correction: PersonCorrection): Promise<void> {
    const { after, at, staffId, reason } = correction;
    const followed = await this.followers.corrected(correction);
    const changes = differenceOf(correction);
    await this.record({ personId: after.id, kind: 'corrected', at, staffId, reason, changes, followed });
  }

  /** Runs the followers, moves the history, then records the merge. */
  async merge(merge: PersonMerge): Promise<void> {
    const { kept, gone, fields, at, staffId, reason } = merge;
    const followed = await this.followers.merged(merge);
    await this.repository.moveHistory({ fromId: gone.id, toId: kept.id });
    await this.record({
      personId: kept.id,
      kind: 'merged',
      at,
      staffId,
      reason,
      changes: differenceOf({ fields, before: gone, after: kept }),
      followed,
      details: { mergedPersonId: gone.id },
    });
    await this.audit.record({
      staffId,
      action: 'person.merged-away',
      subjectType: 'person',
      subjectId: gone.id,
      reason,
      details: { intoPersonId: kept.id },
    });
  }

  /** Runs in the transaction of the change. */
  async record({ personId, kind, at, staffId, reason, changes, followed, details }: RecordedChange): Promise<void> {
    const id = newId();
    const facts: PersonChangeFacts = { changes, followed };
    await this.repository.insertChange({ id, personId, kind, at, staffId, reason, facts: JSON.stringify(facts) });
    await this.audit.record({
      staffId,
      action: `person.${kind}`,
      subjectType: 'person',
      subjectId: personId,
      reason,
      details: { changeId: id, fields: changes.map(({ field }) => field), ...followed, ...details },
    });
  }
}

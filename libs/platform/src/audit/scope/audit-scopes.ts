import { Injectable } from '@nestjs/common';
import type { Queries } from '../../database/queries';
import { inList } from '../../database/sql-parts';
import { commonPath, NO_SCOPE, scopeOf, type AuditScope, type LocatedSubject } from './audit-scope';

const IDS_AT_ONCE = 500;

interface Subject {
  subjectType: string;
  subjectId: string;
}

/** Each lib teaches how its subjects are found, by SQL that selects a LocatedSubject and ends with `… IN`. */
@Injectable()
export class AuditScopes {
  private readonly sqlByType = new Map<string, string>();

  learn(sqlByType: Readonly<Record<string, string>>): void {
    for (const [subjectType, sql] of Object.entries(sqlByType)) this.sqlByType.set(subjectType, sql);
  }

  /** Of each subject, in their order. One statement a type of subject and 500 of them. */
  async of({ subjects, queries }: { subjects: readonly Subject[]; queries: Queries }): Promise<AuditScope[]> {
    const scopes = new Map<string, AuditScope>();
    for (const [subjectType, sql] of this.sqlByType) {
      const ids = [...new Set(subjects.filter((one) => one.subjectType === subjectType).map((one) => one.subjectId))];
      for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
        const chunk = ids.slice(start, start + IDS_AT_ONCE);
        const rows = await queries.select<LocatedSubject>(`${sql} ${inList(chunk)}`, chunk);
        for (const row of rows) {
          const key = keyOf({ subjectType, subjectId: row.id });
          const [scope, before] = [scopeOf(row), scopes.get(key)];
          const organisationPath = before
            ? commonPath(before.organisationPath, scope.organisationPath)
            : scope.organisationPath;
          scopes.set(key, { ...scope, organisationPath });
        }
      }
    }
    return subjects.map((subject) => scopes.get(keyOf(subject)) ?? NO_SCOPE);
  }
}

const keyOf = ({ subjectType, subjectId }: Subject): string => `${subjectType} ${subjectId}`;

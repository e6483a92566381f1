/** What an audit row is about: by it those who administer the place find the row. */
export interface AuditScope {
  /** Path of the organisation whose administrators, and those above it, may read the row; null: those of everything. */
  organisationPath: string | null;
  examId: string | null;
  personId: string | null;
}

export const NO_SCOPE: AuditScope = { organisationPath: null, examId: null, personId: null };

/** A subject as its lib's SQL finds it. */
export interface LocatedSubject {
  id: string;
  /** Of the organisation that holds it: the exam, the bank, the roster … */
  organisationPath: string | null;
  /** Of the person's organisation, where the subject is one person's part in an exam. */
  personPath: string | null;
  examId: string | null;
  personId: string | null;
}

/**
 * A person's part in an exam is found from the person's organisation upwards when that lies below the exam's; of a
 * guest from elsewhere only the exam's own organisation knows.
 */
export const scopeOf = ({ organisationPath, personPath, examId, personId }: LocatedSubject): AuditScope => ({
  organisationPath:
    personPath !== null && organisationPath !== null && personPath.startsWith(organisationPath)
      ? personPath
      : organisationPath,
  examId,
  personId,
});

/** The lowest organisation that has both below it: of staff with several roles. Null when there is none. */
export function commonPath(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null;
  const shared: string[] = [];
  const others = other.split('/');
  for (const [index, code] of one.split('/').entries()) {
    if (code !== others[index]) break;
    shared.push(code);
  }
  const path = shared.join('/');
  if (path === one) return one;
  return path === '' ? null : `${path}/`;
}

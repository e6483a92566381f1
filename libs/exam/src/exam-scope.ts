import type { StaffActor, StaffRole } from '@sunflower/platform';

/** How much of an exam somebody's role reaches. */
export type ExamScope =
  /** The role is held at the exam's organisation or above. */
  | { kind: 'whole' }
  /** Below it: the people of these subtrees. */
  | { kind: 'subtrees'; paths: string[] };

/** Null: nothing of it. A county's staff reach the province's exam as far as it examines the county's people. */
export function examScope({
  staff,
  roles,
  organisationPath,
}: {
  staff: Pick<StaffActor, 'may' | 'subtrees'>;
  roles: readonly StaffRole[];
  organisationPath: string;
}): ExamScope | null {
  if (staff.may({ roles, organisationPath })) return { kind: 'whole' };
  const paths = staff.subtrees(roles).filter((path) => path.startsWith(organisationPath));
  return paths.length > 0 ? { kind: 'subtrees', paths } : null;
}

/** Whether one of the roles reaches this person's registration: by the whole exam, or by the person's own subtree. */
export const reachesRegistration = ({
  staff,
  roles,
  examPath,
  registrationPath,
}: {
  staff: Pick<StaffActor, 'may' | 'subtrees'>;
  roles: readonly StaffRole[];
  examPath: string;
  registrationPath: string;
}): boolean => {
  const scope = examScope({ staff, roles, organisationPath: examPath });
  return scope?.kind === 'whole' || (scope !== null && staff.may({ roles, organisationPath: registrationPath }));
};

/** The paths to filter people by; null for all. */
export const pathsOf = (scope: ExamScope): string[] | null => (scope.kind === 'whole' ? null : scope.paths);

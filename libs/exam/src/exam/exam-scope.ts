import { ruleOf, type Act, type StaffActor } from '@sunflower/platform';

/** How much of an exam a staff member's act reaches. */
export type ExamScope =
  /** The role is held at the exam's organisation or above. */
  | { kind: 'whole' }
  /** The role is held below it: only the people of these subtrees. */
  | { kind: 'subtrees'; paths: string[] };

/** Null: nothing. In the province's exam, a county's staff reach the people of their county. */
export function examScope({
  staff,
  act,
  organisationPath,
}: {
  staff: Pick<StaffActor, 'may' | 'subtrees'>;
  act: Act;
  organisationPath: string;
}): ExamScope | null {
  const { own, ownPeople } = ruleOf(act);
  if (staff.may({ roles: own, organisationPath })) return { kind: 'whole' };
  const paths = staff.subtrees(ownPeople).filter((path) => path.startsWith(organisationPath));
  return paths.length > 0 ? { kind: 'subtrees', paths } : null;
}

/** The paths to filter people by; null for all. */
export const pathsOf = (scope: ExamScope): string[] | null => (scope.kind === 'whole' ? null : scope.paths);

import type { ExamRecord, ExamScope } from '@sunflower/exam';
import { ruleOf, type Act, type StaffActor } from '@sunflower/platform';

/**
 * The organisation in whose name staff act on an exam: the exam's own when their role reaches the whole exam, otherwise
 * the first one by path where they hold a role for the act.
 */
export function officeOf({
  exam,
  scope,
  staff,
  act,
}: {
  exam: Pick<ExamRecord, 'organisationId'>;
  scope: ExamScope;
  staff: Pick<StaffActor, 'grants'>;
  act: Act;
}): string {
  if (scope.kind === 'whole') return exam.organisationId;
  const { ownPeople } = ruleOf(act);
  const [first] = staff.grants
    .filter(({ role, organisationPath }) => ownPeople.includes(role) && scope.paths.includes(organisationPath))
    .sort((one, other) => (one.organisationPath < other.organisationPath ? -1 : 1));
  return first?.organisationId ?? exam.organisationId;
}

import type { Schemas } from '../../console-api';

type Reach = Schemas['ExamDto']['bankReach'];

/** Whether the user can see the questions of the bank and their keys. */
export const showsQuestions = (reach: Reach): boolean => reach === 'own' || reach === 'edit' || reach === 'review';

/** Whether the user may import into the bank. */
export const takesImports = (reach: Reach): boolean => reach === 'own' || reach === 'edit';

import type { Schemas } from '../../../console-api';

export const stateColours: Record<Schemas['ListedSessionDto']['state'], string> = {
  not_started: 'default',
  in_progress: 'blue',
  submitted: 'green',
  timed_out: 'orange',
  closed: 'purple',
  voided: 'red',
};

import { StaffClient } from '../office/staff-client';

/** A staff member with the permissions of a county who attacks the exam. */
export interface Insider {
  cookie: string;
  organisationId: string;
}

const FIRST_PASSWORD = 'Lantern-Harbour-Violet-31';
const OWN_PASSWORD = 'Copper-Meadow-Thimble-57';

/** Creates and signs in an account that is administrator and trainer. */
export async function hireInsider({
  staff,
  origin,
  organisationId,
  tag,
}: {
  staff: StaffClient;
  origin: URL;
  organisationId: string;
  tag: string;
}): Promise<Insider> {
  const username = `insider-${tag.toLowerCase()}`;
  await staff.post('staff/accounts', {
    username,
    displayName: '演练攻击者',
    password: FIRST_PASSWORD,
    grants: [
      { role: 'administrator', organisationId },
      { role: 'trainer', organisationId },
    ],
  });
  const insider = new StaffClient(origin);
  await insider.signIn({ username, password: FIRST_PASSWORD });
  await insider.post('staff/me/password', { current: FIRST_PASSWORD, new: OWN_PASSWORD });
  await insider.signIn({ username, password: OWN_PASSWORD });
  return { cookie: insider.cookie, organisationId };
}

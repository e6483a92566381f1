import { StaffClient } from '../../apps/rehearsal/src/office/staff-client';
import type { DemoServer } from './demo-server';
import type { ExamOffice } from './exam-office';

interface StaffWishes {
  server: DemoServer;
  office: ExamOffice;
  username: string;
  /** Default: county; the first organisation of that level. */
  level?: 'province' | 'city' | 'county';
}

const GIVEN = 'as the office gave it 0001';
const OWN = 'a phrase of their own 0001';

/** An administrator who still has the password set by the office. */
export async function aNewMember({ office, username, level = 'county' }: StaffWishes): Promise<{ password: string }> {
  const organisations = await office.staff.get<{ id: string; level: string }[]>('organisations');
  const organisationId = organisations.find((organisation) => organisation.level === level)!.id;
  const grants = [{ role: 'administrator', organisationId }];
  await office.staff.post('staff/accounts', { username, displayName: '测试管理员', password: GIVEN, grants });
  return { password: GIVEN };
}

/** An administrator who has changed the initial password. */
export async function aMember(wishes: StaffWishes): Promise<{ password: string }> {
  const { password: given } = await aNewMember(wishes);
  const staff = new StaffClient(new URL(wishes.server.url));
  await staff.signIn({ username: wishes.username, password: given });
  await staff.post('staff/me/password', { current: given, new: OWN });
  return { password: OWN };
}

import { Announcements } from './Announcements';
import { LostCode } from './LostCode';

/** What stands below the sign-in form; the form does not wait for it. */
export function BelowSignIn() {
  return (
    <>
      <Announcements />
      <LostCode />
    </>
  );
}

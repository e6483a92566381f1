import { BANK_ACTS } from './bank-acts';
import { EXAM_PLAN_ACTS } from './exam-plan-acts';
import { NOTICE_ACTS } from './notice-acts';
import { RETENTION_ACTS } from './retention-acts';
import { SECOND_FACTOR_ACTS } from './second-factor-acts';
import { STAFF_ROLES, type StaffActor, type StaffRole } from './roles';

/** What an act applies to: an exam as a whole, one person's part in an exam, or something an organisation holds. */
export type ActedOn = 'exam' | 'person' | 'organisation';

export interface ActRule {
  on: ActedOn;
  /** Roles that may act when held at or above the organisation that holds the exam (or the bank, the roster …). */
  own: readonly StaffRole[];
  /** Roles that may act when held below the exam's organisation, on people of their own subtree only. */
  ownPeople: readonly StaffRole[];
  /** Plain-language description for `docs/acts.md`. */
  what: string;
}

const EVERYBODY = STAFF_ROLES;
const ADMINISTRATION = ['administrator'] as const;
const INVIGILATION = ['administrator', 'invigilator'] as const;
const TEACHING = ['administrator', 'trainer'] as const;
const NOBODY = [] as const;

const rule = (rule: ActRule): ActRule => rule;

/**
 * All acts of staff and the roles that may perform them; the only place that defines this. Results, outcomes and
 * certificates belong to the exam's owner; staff below the owner help their own people through the exam.
 */
export const ACTS = {
  'exam.read': rule({ on: 'exam', own: EVERYBODY, ownPeople: EVERYBODY, what: 'read an exam and its sittings' }),
  'exam.create': rule({ on: 'organisation', own: ADMINISTRATION, ownPeople: NOBODY, what: 'make an exam' }),
  'exam.edit': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'change a draft' }),
  ...EXAM_PLAN_ACTS,
  'exam.delete': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'delete a draft' }),
  'exam.purge': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'purge a rehearsal' }),
  'sitting.change': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'make and change sittings' }),
  'registration.read': rule({ on: 'exam', own: EVERYBODY, ownPeople: EVERYBODY, what: 'list registrations' }),
  'registration.create': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'register people' }),
  'registration.accommodation': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'set an accommodation',
  }),
  'registration.outcome': rule({ on: 'person', own: ADMINISTRATION, ownPeople: NOBODY, what: 'set an outcome' }),
  'registration.cancel': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'take back registrations made by mistake',
  }),
  'registration.move': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'move registrations to another sitting',
  }),
  'registration.defer': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'defer registrations' }),
  'self-registration.change': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'make and change the public pages on which people apply',
  }),
  'application.read': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'read the applications of people',
  }),
  'application.decide': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'approve, send back and refuse applications',
  }),
  'code.reissue': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'reissue an access code',
  }),
  'tickets.export': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'export admission tickets with access codes',
  }),
  'site.read': rule({
    on: 'organisation',
    own: INVIGILATION,
    ownPeople: NOBODY,
    what: 'read exam sites and their rooms',
  }),
  'site.change': rule({ on: 'organisation', own: ADMINISTRATION, ownPeople: NOBODY, what: 'keep exam sites' }),
  'site.print': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'print the papers of a site for a sitting that uses it',
  }),
  'seating.read': rule({ on: 'exam', own: INVIGILATION, ownPeople: INVIGILATION, what: 'see who sits where' }),
  'seating.arrange': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'choose rooms and seat people' }),
  'seat.change': rule({ on: 'person', own: ADMINISTRATION, ownPeople: NOBODY, what: 'give somebody another seat' }),
  'seating.print': rule({ on: 'exam', own: INVIGILATION, ownPeople: NOBODY, what: 'print the papers of exam rooms' }),
  'arrival.record': rule({ on: 'person', own: INVIGILATION, ownPeople: INVIGILATION, what: 'record an arrival' }),
  'session.list': rule({
    on: 'exam',
    own: INVIGILATION,
    ownPeople: INVIGILATION,
    what: 'watch the sessions of an exam',
  }),
  'session.read': rule({ on: 'person', own: INVIGILATION, ownPeople: INVIGILATION, what: 'read a session' }),
  'session.extend': rule({
    on: 'person',
    own: INVIGILATION,
    ownPeople: INVIGILATION,
    what: "add time, up to the limit of the exam's policy",
  }),
  'session.extend-past-limit': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'add time past that limit, up to 240 minutes in all',
  }),
  'session.lock': rule({ on: 'person', own: INVIGILATION, ownPeople: INVIGILATION, what: 'lock a session' }),
  'session.unlock': rule({ on: 'person', own: INVIGILATION, ownPeople: INVIGILATION, what: 'unlock a session' }),
  'session.close': rule({ on: 'person', own: INVIGILATION, ownPeople: INVIGILATION, what: 'close a session' }),
  'session.batch': rule({
    on: 'exam',
    own: INVIGILATION,
    ownPeople: INVIGILATION,
    what: 'add time to, lock, unlock or close many sessions at once, each as far as one may do that to one session',
  }),
  'session.message': rule({
    on: 'exam',
    own: INVIGILATION,
    ownPeople: INVIGILATION,
    what: 'write to candidates who sit an exam, and see who has read it',
  }),
  'session.answer-hand': rule({
    on: 'person',
    own: INVIGILATION,
    ownPeople: INVIGILATION,
    what: 'answer a raised hand',
  }),
  'incident.read': rule({ on: 'exam', own: INVIGILATION, ownPeople: INVIGILATION, what: 'read and export incidents' }),
  'incident.record': rule({ on: 'exam', own: INVIGILATION, ownPeople: INVIGILATION, what: 'write down an incident' }),
  'incident.strike': rule({ on: 'person', own: INVIGILATION, ownPeople: INVIGILATION, what: 'strike out an incident' }),
  'session.reopen': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'reopen a session that was handed in, timed out or closed, before the results are released',
  }),
  'session.void': rule({ on: 'person', own: ADMINISTRATION, ownPeople: NOBODY, what: 'void a session' }),
  'late-responses.read': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'list late responses' }),
  'late-responses.accept': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'accept late responses' }),
  'run.read': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'read grading runs' }),
  'run.make': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'make a grading run' }),
  'run.release': rule({ on: 'exam', own: ADMINISTRATION, ownPeople: NOBODY, what: 'release a grading run' }),
  'marking.arrange': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'assign essays to markers, set rubrics, decide disputed marks and close the marking',
  }),
  'essay.mark': rule({
    on: 'exam',
    own: TEACHING,
    ownPeople: TEACHING,
    what: 'mark assigned essays, without learning whose they are',
  }),
  'appeal.answer': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'read and answer appeals against results, and set the appeal period',
  }),
  'result.read': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'read and export released results',
  }),
  'item-statistics.read': rule({
    on: 'exam',
    own: TEACHING,
    ownPeople: NOBODY,
    what: 'read how the questions of an exam performed, of a bank whose questions one may read',
  }),
  'certificate.read': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'list certificates',
  }),
  'certificate.print': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'print a certificate',
  }),
  'certificate.read-revocations': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'see who asked for the revocation of a certificate, and what came of it',
  }),
  'certificate.print-all': rule({
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: ADMINISTRATION,
    what: 'download the certificates of an exam as files',
  }),
  'certificate.revoke': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'ask for the revocation of a certificate',
  }),
  'certificate.confirm-revocation': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'confirm the revocation that another administrator asked for, or decline it',
  }),
  'certificate.reinstate': rule({
    on: 'person',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'reinstate a certificate',
  }),
  ...BANK_ACTS,
  'question.write': rule({
    on: 'organisation',
    own: TEACHING,
    ownPeople: NOBODY,
    what: 'write questions, and change and delete drafts',
  }),
  'question.review': rule({
    on: 'organisation',
    own: TEACHING,
    ownPeople: NOBODY,
    what: 'read the history of a question, comment on it and return it',
  }),
  'question.publish': rule({ on: 'organisation', own: TEACHING, ownPeople: NOBODY, what: 'publish a question' }),
  'question.retire': rule({ on: 'organisation', own: TEACHING, ownPeople: NOBODY, what: 'retire a question' }),
  'training.read': rule({ on: 'organisation', own: TEACHING, ownPeople: NOBODY, what: 'read reading units' }),
  'training.write': rule({ on: 'organisation', own: TEACHING, ownPeople: NOBODY, what: 'write reading units' }),
  'picture.upload': rule({ on: 'organisation', own: TEACHING, ownPeople: NOBODY, what: 'upload a picture' }),
  'roster.read': rule({ on: 'organisation', own: ADMINISTRATION, ownPeople: NOBODY, what: 'read the roster' }),
  'roster.import': rule({ on: 'organisation', own: ADMINISTRATION, ownPeople: NOBODY, what: 'import a roster' }),
  'roster.reveal': rule({ on: 'organisation', own: ADMINISTRATION, ownPeople: NOBODY, what: 'reveal an ID number' }),
  'roster.correct': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'add a person to the roster, and correct one',
  }),
  'roster.merge': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'merge two people of the roster who are one',
  }),
  'audit.read': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'read who did what, of what one administers',
  }),
  'audit.export': rule({ on: 'organisation', own: ADMINISTRATION, ownPeople: NOBODY, what: 'export the same' }),
  'organisation.change': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'add, import, rename, merge, close and reopen organisations below the own one',
  }),
  'account.read': rule({ on: 'organisation', own: ADMINISTRATION, ownPeople: NOBODY, what: 'list accounts of staff' }),
  'account.create': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'make an account and give it roles',
  }),
  'account.deactivate': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'deactivate and reactivate an account',
  }),
  'account.reset-password': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'reset a password',
  }),
  'account.remove-second-factor': rule({
    on: 'organisation',
    own: ADMINISTRATION,
    ownPeople: NOBODY,
    what: 'remove a second factor that was lost',
  }),
  ...SECOND_FACTOR_ACTS,
  ...NOTICE_ACTS,
  ...RETENTION_ACTS,
} as const satisfies Record<string, ActRule>;

export type Act = keyof typeof ACTS;

export const ACT_NAMES = Object.keys(ACTS) as Act[];

export const ruleOf = (act: Act): ActRule => ACTS[act];

/** Roles that may perform the act somewhere, and so may call its route. */
export const rolesFor = (act: Act): StaffRole[] => {
  const { own, ownPeople } = ruleOf(act);
  return STAFF_ROLES.filter((role) => own.includes(role) || ownPeople.includes(role));
};

/** Outcome of a permission check; anything outside a member of staff's reach is `not_found`. */
export type Permission = 'allowed' | 'not_allowed' | 'not_found';

interface Asked {
  staff: Pick<StaffActor, 'may' | 'subtrees'>;
  act: Act;
  /** The path of the organisation that holds the exam, the bank, the roster … */
  organisationPath: string;
  /** The path of the person's organisation, for an act on one person. */
  personPath?: string;
}

export function mayDo({ staff, act, organisationPath, personPath }: Asked): Permission {
  const { own, ownPeople, on } = ruleOf(act);
  if (staff.may({ roles: own, organisationPath })) return 'allowed';
  const reaches = (roles: readonly StaffRole[]): boolean =>
    on !== 'organisation' && reachesPeople({ staff, roles, organisationPath, personPath });
  if (reaches(ownPeople)) return 'allowed';
  return staff.may({ roles: STAFF_ROLES, organisationPath }) || reaches(STAFF_ROLES) ? 'not_allowed' : 'not_found';
}

/** The acts on an exam, and on the people in it. */
export const EXAM_ACTS = ACT_NAMES.filter((act) => ruleOf(act).on !== 'organisation');

/** The exam acts that this member of staff may perform on an exam of this organisation, or on some people in it. */
export const actsOn = (asked: Pick<Asked, 'staff' | 'organisationPath'>): Act[] =>
  EXAM_ACTS.filter((act) => mayDo({ ...asked, act }) === 'allowed');

/** Whether one of the roles is held at or above the exam's organisation, or below it at or above the person's. */
export const reachesPerson = ({
  staff,
  roles,
  organisationPath,
  personPath,
}: Required<Omit<Asked, 'act'>> & { roles: readonly StaffRole[] }): boolean =>
  staff.may({ roles, organisationPath }) || reachesPeople({ staff, roles, organisationPath, personPath });

/** Whether a role held below the exam's organisation reaches this person, or anybody when `personPath` is undefined. */
function reachesPeople({
  staff,
  roles,
  organisationPath,
  personPath,
}: Omit<Asked, 'act'> & { roles: readonly StaffRole[] }): boolean {
  const below = staff.subtrees(roles).filter((path) => path.startsWith(organisationPath));
  return personPath === undefined ? below.length > 0 : below.some((path) => personPath.startsWith(path));
}

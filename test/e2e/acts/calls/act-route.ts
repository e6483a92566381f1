/** Ids for the calls: either real ids or unknown ones. */
export interface ActIds {
  organisationId: string;
  /** A unit below it. */
  unitOfOrganisationId: string;
  examId: string;
  draftId: string;
  lockableId: string;
  rehearsalId: string;
  sittingId: string;
  registrationId: string;
  /** Of the same registration. */
  ticketNumber: string;
  siteId: string;
  /** A site of the same organisation, of which this sitting of the draft uses a room. */
  usedSiteId: string;
  usingSittingId: string;
  selfRegistrationId: string;
  personId: string;
  /** On the roster of the organisation itself. */
  rosterPersonId: string;
  /** Another person of the same organisation. */
  spareRosterPersonId: string;
  sessionId: string;
  /** Of that session. */
  handId: string;
  /** Written down by that person's county. */
  incidentId: string;
  /** A batch of notices. */
  noticeId: string;
  /** On the sign-in page. */
  announcementId: string;
  runId: string;
  certificateNumber: string;
  /** An open request of a staff member who makes no calls. */
  revocationId: string;
  /** An essay of the exam. */
  scriptId: string;
  appealId: string;
  bankId: string;
  /** An organisation that the bank was granted to. */
  grantedId: string;
  paperImportId: string;
  questionId: string;
  otherQuestionId: string;
  binnedId: string;
  /** A question draft of a staff member who makes no calls. */
  draftOfNobodyId: string;
  unitId: string;
  accountId: string;
  rosterImportId: string;
}

export interface ActCall {
  path: string;
  body?: object;
  /** A file to upload, with these form fields. */
  upload?: { name: string; content: Buffer; fields: Record<string, string> };
}

export interface ActRoute {
  call: (ids: ActIds) => ActCall;
  /** Lists show what is within reach, so they are called by role and not for an object. */
  isList?: boolean;
  /** The object belongs to the caller alone; for everybody else it does not exist. */
  isOwn?: boolean;
  /** Status for objects out of reach, where it is not 404. */
  outOfReach?: number;
}

export const reason = '测试原因';

/** An id that no row has. */
export const NO_ID = '00000000-0000-4000-8000-000000000000';

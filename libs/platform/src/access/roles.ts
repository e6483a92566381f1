/** Roles of staff; a role holds for one organisation and everything below it. */
export const STAFF_ROLES = ['administrator', 'trainer', 'invigilator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export interface RoleGrant {
  role: StaffRole;
  organisationId: string;
  /** `/350000/350100/`: the codes from the province down. */
  organisationPath: string;
}

/** A signed-in member of staff. */
export class StaffActor {
  readonly kind = 'staff';

  constructor(
    readonly staffId: string,
    readonly displayName: string,
    readonly grants: readonly RoleGrant[],
  ) {}

  /** Whether one of the roles reaches the organisation at this path. */
  may({ roles, organisationPath }: { roles: readonly StaffRole[]; organisationPath: string }): boolean {
    return this.grants.some(
      (grant) => roles.includes(grant.role) && organisationPath.startsWith(grant.organisationPath),
    );
  }

  /** Paths of the subtrees in which one of the roles is held, for `WHERE path LIKE …%`. */
  subtrees(roles: readonly StaffRole[]): string[] {
    return [
      ...new Set(
        this.grants.filter(({ role }) => roles.includes(role)).map(({ organisationPath }) => organisationPath),
      ),
    ];
  }
}

/** A signed-in candidate: one registration, in one browser. */
export interface CandidateActor {
  kind: 'candidate';
  registrationId: string;
  personId: string;
  examId: string;
  accessCodeVersion: number;
  /** Id of this sign-in; one sign-in holds the seat of a session. */
  signInId: string;
}

export type Actor = StaffActor | CandidateActor;

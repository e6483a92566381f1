/** Whom a batch is for, as the list of registrations is filtered. */
export interface NoticeAudience {
  sittingId: string | null;
  /** The path of an organisation; it and those below it. Null: all. */
  organisationPath: string | null;
  /** Only those who passed by the released results. */
  passed: boolean;
  /** Only these; null: everybody who fits the rest. */
  registrationIds: readonly string[] | null;
}

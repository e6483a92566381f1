const ADMINISTRATION = ['administrator'] as const;

/** Acts on notices; `acts.ts` has all acts. */
export const NOTICE_ACTS = {
  'notice.read': {
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: [],
    what: 'see notices to candidates, how far they have been sent, and trial texts',
  },
  'notice.send': {
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: [],
    what: 'send notices to candidates, stop them and go on, and let candidates ask for a lost access code',
  },
} as const;

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
  'notice.announce': {
    on: 'exam',
    own: ADMINISTRATION,
    ownPeople: [],
    what: 'announce something on the page on which candidates sign in, and end it',
  },
} as const;

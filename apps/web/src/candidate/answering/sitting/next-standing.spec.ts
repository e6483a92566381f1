import { nextStanding, type SittingEffect, type SittingEvent, type Standing } from './next-standing';

const answering: Standing = { kind: 'answering', earliestSubmissionAt: null };
const locked: Standing = { kind: 'locked' };
const takenOver: Standing = { kind: 'takenOver' };
const signedOut: Standing = { kind: 'signedOut' };
const byHand: Standing = { kind: 'handingIn', byBell: false, failing: null };
const byBell: Standing = { kind: 'handingIn', byBell: true, failing: null };
const closed = { kind: 'closed', closing: {}, savedCount: 3, byRule: false } as Standing;
const open = (timeIsLeft: boolean): SittingEvent => ({ kind: 'toldOpen', timeIsLeft });
const over = { ...closed, kind: 'over' } as SittingEvent;
const from = '2026-06-01T01:00:00.000Z';

type Row = [from: Standing, event: SittingEvent, to: Standing, ...effects: SittingEffect[]];

const TABLE: Row[] = [
  [answering, { kind: 'submitPressed' }, byHand, 'pauseSaving', 'handIn'],
  [answering, { kind: 'timeUp' }, byBell, 'pauseSaving', 'handIn'],
  [answering, { kind: 'toldOver' }, byBell, 'pauseSaving', 'handIn'],
  [answering, { kind: 'closedWhileSaving' }, byBell, 'pauseSaving', 'handIn'],
  [answering, open(true), answering],
  [answering, open(false), answering],
  [answering, { kind: 'submissionCalledOff', timeIsEstimated: true }, answering],
  [answering, { kind: 'submissionFailing', failing: 'network' }, answering],
  [answering, { kind: 'halted', by: 'locked' }, locked, 'pauseSaving', 'lookSoon'],
  [answering, { kind: 'halted', by: 'takenOver' }, takenOver, 'pauseSaving'],
  [answering, { kind: 'halted', by: 'signedOut' }, signedOut, 'pauseSaving'],
  [answering, over, closed, 'end'],

  [locked, open(true), answering, 'resumeSaving'],
  [locked, open(false), answering, 'resumeSaving'],
  [locked, { kind: 'timeUp' }, locked],
  [locked, { kind: 'submitPressed' }, locked],
  [locked, { kind: 'submissionTooEarly', from }, locked],
  [locked, { kind: 'toldOver' }, byBell, 'pauseSaving', 'handIn'],

  [takenOver, open(true), takenOver],
  [takenOver, { kind: 'timeUp' }, takenOver],
  [takenOver, { kind: 'toldOver' }, byBell, 'pauseSaving', 'handIn'],
  [signedOut, open(true), signedOut],
  [signedOut, { kind: 'submitPressed' }, signedOut],

  [byHand, { kind: 'submitPressed' }, byHand],
  [byHand, { kind: 'timeUp' }, byBell],
  [byHand, open(true), byHand],
  [byHand, { kind: 'toldOver' }, byHand],
  [byHand, { kind: 'submissionCalledOff', timeIsEstimated: false }, answering, 'resumeSaving'],
  [byHand, { kind: 'submissionFailing', failing: 'server' }, { ...byHand, failing: 'server' } as Standing],
  [byHand, { kind: 'submissionTooEarly', from }, { kind: 'answering', earliestSubmissionAt: from }, 'resumeSaving'],
  [byHand, { kind: 'halted', by: 'locked' }, locked, 'pauseSaving', 'lookSoon'],
  [byHand, over, closed, 'end'],

  [byBell, open(true), answering, 'resumeSaving'],
  [byBell, open(false), byBell],
  [byBell, { kind: 'submissionCalledOff', timeIsEstimated: false }, byBell],
  [byBell, { kind: 'submissionCalledOff', timeIsEstimated: true }, answering, 'resumeSaving'],
  [byBell, { kind: 'submissionTooEarly', from }, byBell, 'resumeSaving'],
  [byBell, { kind: 'closedWhileSaving' }, byBell, 'pauseSaving', 'handIn'],

  [closed, { kind: 'toldOver' }, closed],
  [closed, open(true), closed],
  [closed, { kind: 'halted', by: 'signedOut' }, closed],
  [closed, { kind: 'timeUp' }, closed],
];

const nameOf = (standing: Standing): string =>
  standing.kind === 'handingIn' ? `handing in by ${standing.byBell ? 'bell' : 'hand'}` : standing.kind;

describe('the transitions of a sitting', () => {
  it.each(TABLE.map((row) => [nameOf(row[0]), JSON.stringify(row[1]), nameOf(row[2]), row] as const))(
    '%s, %s: %s',
    (_from, _event, _to, [standing, event, to, ...effects]) => {
      expect(nextStanding(standing, event)).toEqual({ standing: to, effects });
    },
  );
});

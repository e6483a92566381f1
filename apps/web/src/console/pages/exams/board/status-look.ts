import type { BoardStatus } from './follow-board';

export type Fill = 'full' | 'hatched' | 'dotted' | 'empty';

/** Colour, tag and fill of a state; the fill distinguishes states without colour. */
export const statusLook: Record<BoardStatus, { colour: string; tag: string; fill: Fill }> = {
  locked: { colour: '#a8221a', tag: 'red', fill: 'full' },
  hand_raised: { colour: '#8a3d00', tag: 'orange', fill: 'full' },
  silent: { colour: '#8a3d00', tag: 'orange', fill: 'hatched' },
  clock_off: { colour: '#7a5200', tag: 'gold', fill: 'dotted' },
  running_out: { colour: '#7a5200', tag: 'gold', fill: 'hatched' },
  answering: { colour: '#2f5d8a', tag: 'blue', fill: 'full' },
  not_started: { colour: '#8c8478', tag: 'default', fill: 'empty' },
  absent: { colour: '#5b544a', tag: 'default', fill: 'hatched' },
  deferred: { colour: '#5b544a', tag: 'default', fill: 'dotted' },
  timed_out: { colour: '#8a3d00', tag: 'orange', fill: 'dotted' },
  submitted: { colour: '#1f6b3a', tag: 'green', fill: 'full' },
  closed: { colour: '#5a3d8a', tag: 'purple', fill: 'hatched' },
  voided: { colour: '#a8221a', tag: 'red', fill: 'dotted' },
};

import { attackFaults, blowRows, countBlow, noFigures, type AttackFigures } from './attack-figures';
import { NO_REPLY, type BlowResult } from './attacker';

const struck = (...results: [name: string, result: BlowResult][]): AttackFigures => {
  const figures = noFigures();
  for (const [name, result] of results) countBlow({ figures, name, result });
  return figures;
};
const answered = (status: number, replyBytes = 100): BlowResult => ({ status, replyBytes });

describe('attack figures', () => {
  it('count results by kind of attack and answer, however a connection ended', () => {
    const figures = struck(
      ['a form', answered(415, 900)],
      ['a form', answered(415)],
      ['a form', { ended: 'ECONNRESET' }],
      ['a slow body', answered(408)],
    );
    expect(blowRows(figures)).toEqual([
      { name: 'a form', count: 3, met: '415 × 2, ECONNRESET × 1' },
      { name: 'a slow body', count: 1, met: '408 × 1' },
    ]);
    expect(figures.largestReplyBytes).toBe(900);
  });
});

describe('an attack', () => {
  it.each([400, 401, 408, 413, 415, 422, 429, 503])('is harmless where its requests met %i', (status) => {
    expect(attackFaults(struck(['a blow', answered(status)]))).toEqual([]);
  });

  it('is harmless where its connections were cut', () => {
    const ends = ['ECONNRESET', 'EPIPE', 'closed by the server', 'still open at the end'];
    expect(attackFaults(struck(...ends.map((ended): [string, BlowResult] => ['a blow', { ended }])))).toEqual([]);
  });

  it.each<[string, BlowResult, RegExp]>([
    ['an error of ours', answered(500), /^a blow met 500 × 1$/],
    ['no reply for a minute', { ended: NO_REPLY }, /^a blow met no reply in a minute × 1$/],
    ['a reply of more than 64 KB', answered(400, 64 * 1024 + 1), /65537 bytes/],
  ])('is a failure with %s', (_, result, words) => {
    const faults = attackFaults(struck(['a blow', answered(400, 64 * 1024)], ['a blow', result]));
    expect(faults).toEqual([expect.stringMatching(words)]);
  });

  it('is a failure when one honest sign-in is refused', () => {
    const figures = struck(['a blow', answered(400)]);
    figures.staffSignIns = { count: 20, refused: 1, p50Ms: 80, maxMs: 400 };
    expect(attackFaults(figures)).toEqual(['an honest sign-in was refused × 1']);
  });
});

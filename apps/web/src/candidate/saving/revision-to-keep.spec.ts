import { revisionToKeep } from './revision-to-keep';

const response = (revision: number, choice = 'A') => ({ itemNumber: 1, revision, response: choice });

describe('the revision under which a response is kept on the device', () => {
  it('is its own while it is the newest', () => {
    expect(revisionToKeep({ response: response(3), others: [response(2, 'B'), undefined] })).toBe(3);
  });

  it('is above what another tab has had acknowledged', () => {
    expect(revisionToKeep({ response: response(2), others: [undefined, response(5, 'B')] })).toBe(6);
  });

  it('is above what another tab waits to send', () => {
    expect(revisionToKeep({ response: response(2), others: [response(2, 'B'), response(1)] })).toBe(3);
  });

  it('does not grow when the same is kept again', () => {
    expect(revisionToKeep({ response: response(2), others: [response(2), undefined] })).toBe(2);
  });
});

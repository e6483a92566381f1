import { revisionToKeep } from './revision-to-keep';

const response = (revision: number, choice = 'A') => ({ itemNumber: 1, revision, response: choice });

describe('the revision under which a response is stored on the device', () => {
  it('is its own while it is the newest', () => {
    expect(revisionToKeep({ response: response(3), others: [response(2, 'B'), undefined] })).toBe(3);
  });

  it('is above the acknowledged revision of another tab', () => {
    expect(revisionToKeep({ response: response(2), others: [undefined, response(5, 'B')] })).toBe(6);
  });

  it('is above the pending revision of another tab', () => {
    expect(revisionToKeep({ response: response(2), others: [response(2, 'B'), response(1)] })).toBe(3);
  });

  it('does not grow when the same response is stored again', () => {
    expect(revisionToKeep({ response: response(2), others: [response(2), undefined] })).toBe(2);
  });
});
